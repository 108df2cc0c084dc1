import Reports

/// A column of an imported line that says something new.
struct ImportedChange: Encodable {
  let column: String
  let before, after: String?

  var words: String { "\(column): \(before ?? "-") → \(after ?? "-")" }
}

/// What was put right or taken for granted in an imported line.
struct ImportNote: Encodable {
  let row: Int
  let column: String
  let message: String
}

/// A header of the file that was taken for a column.
struct RecognisedHeader: Encodable {
  let header, column: String
}

/// A line that an import writes.
protocol ImportedLine: Encodable {
  var row: Int { get }
  /// By which it is recognised.
  var key: String { get }
  var name: String { get }
  /// created or changed
  var action: String { get }
  var changes: [ImportedChange] { get }
}

/// What an import did, as `--json` and people see it.
protocol ImportOutcomeRecord: Encodable {
  associatedtype Line: ImportedLine

  /// What a line is called, and what recognises it.
  static var nouns: (line: String, key: String) { get }

  var dryRun: Bool { get }
  var created: Int { get }
  var changed: Int { get }
  var unchanged: Int { get }
  /// By which it can be undone.
  var importId: Int? { get }
  var lines: [Line] { get }
  var notes: [ImportNote] { get }
  var recognised: [RecognisedHeader] { get }
}

extension ImportOutcomeRecord {
  /// How many lines people see one by one.
  private static var shownCount: Int { 100 }

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
    guard dryRun, !lines.isEmpty else { return text }
    var table = TextTable([.number("row"), .code(Self.nouns.key), .text("name"), .prose("what")])
    for line in lines.prefix(Self.shownCount) {
      table.add([
        "\(line.row)", line.key, line.name,
        line.action == "created" ? "new" : line.changes.map(\.words).joined(separator: ", "),
      ])
    }
    text += "\n" + table.text(width: width)
    let rest = lines.count - Self.shownCount
    return rest > 0 ? text + "and \(Wording.count(rest, Self.nouns.line)) more; --json shows all\n" : text
  }
}
