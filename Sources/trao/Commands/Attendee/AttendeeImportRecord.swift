import Conferences
import Reports

/// What an import of guests did, as `--json` and people see it.
struct AttendeeImportRecord: Encodable {
  struct Guest: Encodable {
    struct Change: Encodable {
      let column: String
      let before, after: String?
    }

    let row: Int
    let externalId: String
    let name: String
    /// created or changed
    let action: String
    let changes: [Change]
  }
  struct Note: Encodable {
    let row: Int
    let column: String
    let message: String
  }
  struct Header: Encodable {
    let header, column: String
  }

  /// How many guests people see one by one.
  private static let shownCount = 100

  let conference: String
  let dryRun: Bool
  let created, changed, unchanged: Int
  /// By which it can be undone.
  let importId: Int?
  let guests: [Guest]
  let notes: [Note]
  let recognised: [Header]

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
    notes = outcome.notes.map { Note(row: $0.line, column: $0.column, message: $0.message) }
    recognised = outcome.recognised.map { Header(header: $0.header, column: $0.column) }
  }

  /// What was put right or taken for granted, for standard error.
  func noteLines(of file: String) -> [String] {
    recognised.map { "note: “\($0.header)” is read as \($0.column)" }
      + notes.map { "note: \(file):\($0.row):\($0.column): \($0.message)" }
  }

  func text(width: Int?) -> String {
    var text = "\(created) new, \(changed) changed, \(unchanged) unchanged"
    if dryRun {
      text += " (dry run: nothing was written)"
    } else if importId == nil {
      text += ": nothing was written"
    }
    text += "\n"
    if let importId { text += "`trao import undo \(importId)` takes this back\n" }
    guard dryRun, !guests.isEmpty else { return text }
    var table = TextTable([.number("row"), .code("id"), .text("name"), .prose("what")])
    for guest in guests.prefix(Self.shownCount) {
      let changes = guest.changes.map { "\($0.column): \($0.before ?? "-") → \($0.after ?? "-")" }
      table.add([
        "\(guest.row)", guest.externalId, guest.name,
        guest.action == "created" ? "new" : changes.joined(separator: ", "),
      ])
    }
    text += "\n" + table.text(width: width)
    let rest = guests.count - Self.shownCount
    return rest > 0 ? text + "and \(Wording.count(rest, "guest")) more; --json shows all\n" : text
  }
}
