import StrictYAML

/// Reads the fields of one record of a table that has a code of its own; what is wrong is noted, field by field.
struct RecordFields {
  let line: RecordTable.Line
  private(set) var faults: [(column: String, message: String, remedy: String)] = []

  init(_ line: RecordTable.Line) {
    self.line = line
  }

  mutating func note(_ column: String, _ message: String, _ remedy: String) {
    faults.append((column, message, remedy))
  }

  /// What a column says: nothing where the file lacks it, that there is nothing where it is empty.
  mutating func text(_ column: String) -> ValueChange<String> {
    guard let raw = line[column], !line.isUnreadable(column) else { return .keep }
    do {
      return try Line.clean(raw).map { .set($0) } ?? .remove
    } catch {
      note(column, error.what, error.remedy)
      return .keep
    }
  }

  /// A value that a record has: an empty field is a fault.
  mutating func needed(_ column: String) -> String? {
    switch text(column) {
    case .set(let text): return text
    case .keep: return nil
    case .remove:
      note(column, "this field must not be empty", "fill it in")
      return nil
    }
  }

  /// The record's own code.
  mutating func code(_ column: String) -> String? {
    guard let text = needed(column) else { return nil }
    if Shape.isCode(text) { return text }
    note(
      column, "\(Quotation.quoted(text)) is no code",
      "use letters, digits, dots, dashes and underscores, at most 64")
    return nil
  }

  /// The code of something that is there already, or stands in the same file.
  mutating func reference(
    _ column: String, to what: String, among known: Set<String>
  ) -> ValueChange<String> {
    let change = text(column)
    guard case .set(let code) = change, !known.contains(code) else { return change }
    note(
      column, "there is no \(what) \(Quotation.quoted(code))",
      NearestName.of(code, among: known).map { "did you mean \($0)?" }
        ?? "enter it first, or leave this empty")
    return .keep
  }

  mutating func country(_ column: String) -> String? {
    guard let code = needed(column) else { return nil }
    if Country.codes.contains(code) { return code }
    let (message, remedy) = Country.explanation(of: code)
    note(column, message, remedy)
    return nil
  }

  mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ column: String, _ type: Choice.Type
  ) -> Choice? where Choice.RawValue == String {
    guard case .set(let text) = text(column) else { return nil }
    if let value = Choice(rawValue: text) { return value }
    let known = Choice.allCases.map(\.rawValue)
    note(
      column, "\(Quotation.quoted(text)) is not one of \(known.joined(separator: ", "))",
      NearestName.of(text, among: known).map { "did you mean \($0)?" } ?? "write one of them")
    return nil
  }

  /// A text in the columns `prefix_vi`, `prefix_ja`, `prefix_en`, over what is stored.
  mutating func localised(_ prefix: String, over stored: LocalisedText) -> LocalisedText {
    var result = stored
    for language in Language.allCases {
      result[language] = text("\(prefix)_\(language.rawValue)").applied(to: stored[language])
    }
    return result
  }
}
