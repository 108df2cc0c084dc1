import Conferences
import Reports

/// What an import of organisations or delegations did, as `--json` and people see it.
struct RecordImportRecord: Encodable {
  struct Imported: Encodable {
    let row: Int
    let code: String
    let name: String
    /// created or changed
    let action: String
    let changes: [AttendeeImportRecord.Guest.Change]
  }

  /// How many records people see one by one.
  private static let shownCount = 100

  let conference: String
  let dryRun: Bool
  let created, changed, unchanged: Int
  /// By which it can be undone.
  let importId: Int?
  let records: [Imported]
  let notes: [AttendeeImportRecord.Note]
  let recognised: [AttendeeImportRecord.Header]

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
    guard dryRun, !records.isEmpty else { return text }
    var table = TextTable([.number("row"), .code("code"), .text("name"), .text("what")])
    for record in records.prefix(Self.shownCount) {
      let changes = record.changes.map { "\($0.column): \($0.before ?? "-") → \($0.after ?? "-")" }
      table.add([
        "\(record.row)", record.code, record.name,
        record.action == "created" ? "new" : changes.joined(separator: ", "),
      ])
    }
    text += "\n" + table.text(width: width)
    let rest = records.count - Self.shownCount
    return rest > 0 ? text + "and \(Wording.count(rest, "record")) more; --json shows all\n" : text
  }
}
