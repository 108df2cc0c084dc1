import Conferences

/// What an import of guests did, as `--json` and people see it.
struct AttendeeImportRecord: ImportOutcomeRecord {
  struct Guest: ImportedLine {
    let row: Int
    let externalId: String
    let name: String
    let action: String
    let changes: [ImportedChange]

    var key: String { externalId }
  }

  static let nouns = (line: "guest", key: "id")

  let conference: String
  let dryRun: Bool
  let created, changed, unchanged: Int
  let importId: Int?
  let guests: [Guest]
  let notes: [ImportNote]
  let recognised: [RecognisedHeader]

  var lines: [Guest] { guests }

  init(_ outcome: AttendeeImportOutcome, conference: String, isDryRun: Bool) {
    self.conference = conference
    dryRun = isDryRun
    (created, changed, unchanged) = (outcome.report.created, outcome.report.changed, outcome.report.unchanged)
    importId = isDryRun ? nil : outcome.importID
    func guests(_ guests: [AttendeeImportOutcome.Guest], _ action: String) -> [Guest] {
      guests.map { guest in
        Guest(
          row: guest.row, externalId: guest.externalID, name: guest.name, action: action,
          changes: guest.differences.map { .init(column: $0.column, before: $0.before, after: $0.after) })
      }
    }
    self.guests = (guests(outcome.created, "created") + guests(outcome.changed, "changed")).sorted {
      $0.row < $1.row
    }
    notes = outcome.notes.map { .init(row: $0.line, column: $0.column, message: $0.message) }
    recognised = outcome.recognised.map { .init(header: $0.header, column: $0.column) }
  }
}
