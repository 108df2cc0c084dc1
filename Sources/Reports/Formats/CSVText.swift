/// Comma-separated values as RFC 4180 describes them: CRLF line ends, quotes where they are needed.
public struct CSVText: Sendable {
  /// One field.
  public enum Field: Sendable {
    /// What people typed. A spreadsheet must not take it for a formula.
    case text(String)
    /// A number, a date or a code that this program made.
    case value(String)
    /// Nothing.
    case empty
  }

  /// The text so far.
  public private(set) var text = ""
  private let isForSpreadsheets: Bool

  /// - Parameters:
  ///   - header: The names of the columns.
  ///   - isForSpreadsheets: Whether texts that a spreadsheet would run as formulas get an apostrophe before
  ///     them (OWASP, CSV injection). Off for files that a program reads back.
  public init(header: [String], isForSpreadsheets: Bool = true) {
    self.isForSpreadsheets = isForSpreadsheets
    append(header.map(Field.value))
  }

  /// Adds a record.
  public mutating func append(_ fields: [Field]) {
    text += fields.map(written).joined(separator: ",") + "\r\n"
  }

  private func written(_ field: Field) -> String {
    switch field {
    case .empty: ""
    case .value(let value): Self.quoted(value)
    case .text(let value):
      Self.quoted(isForSpreadsheets && Self.looksLikeFormula(value) ? "'" + value : value)
    }
  }

  private static func looksLikeFormula(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first else { return false }
    return ["=", "+", "-", "@", "\t", "\r", "\0"].contains(first)
  }

  private static func quoted(_ text: String) -> String {
    let special: Set<Unicode.Scalar> = [",", "\"", "\r", "\n"]
    let isPlain =
      !text.unicodeScalars.contains { special.contains($0) } && text.first != " " && text.last != " "
    return isPlain ? text : "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
