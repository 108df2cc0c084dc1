import Conferences

/// What an import of organisations or delegations did, as `--json` and people see it.
struct RecordImportRecord: ImportOutcomeRecord {
  struct Imported: ImportedLine {
    let row: Int
    let code: String
    let name: String
    let action: String
    let changes: [ImportedChange]

    var key: String { code }
  }

  static let nouns = (line: "record", key: "code")

  let conference: String
  let dryRun: Bool
  let created, changed, unchanged: Int
  let importId: Int?
  let records: [Imported]
  let notes: [ImportNote]
  let recognised: [RecognisedHeader]

  var lines: [Imported] { records }

  init(_ outcome: RecordImportOutcome, conference: String, isDryRun: Bool) {
    self.conference = conference
    dryRun = isDryRun
    (created, changed, unchanged) = (outcome.report.created, outcome.report.changed, outcome.report.unchanged)
    importId = isDryRun ? nil : outcome.importID
    records = outcome.records.map { record in
      Imported(
        row: record.row, code: record.code, name: record.name, action: record.isNew ? "created" : "changed",
        changes: record.differences.map { .init(column: $0.column, before: $0.before, after: $0.after) })
    }
    notes = outcome.notes.map { .init(row: $0.line, column: $0.column, message: $0.message) }
    recognised = outcome.recognised.map { .init(header: $0.header, column: $0.column) }
  }
}
