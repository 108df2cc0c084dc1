/// Comma-separated values for spreadsheets and programs, as RFC 4180 describes them.
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
  ///   - isForSpreadsheets: Whether texts that a spreadsheet would run as formulas are made safe
  ///     (``CellText``). Off for files that a program reads back.
  public init(header: [String], isForSpreadsheets: Bool = true) {
    self.isForSpreadsheets = isForSpreadsheets
    append(header.map(Field.value))
  }

  /// Adds a record.
  public mutating func append(_ fields: [Field]) {
    var isFirst = true
    for field in fields {
      if !isFirst { text += "," }
      isFirst = false
      switch field {
      case .empty: break
      case .value(let value): text += CSVWriter.quoted(value)
      case .text(let value): text += CSVWriter.quoted(isForSpreadsheets ? CellText.safe(value) : value)
      }
    }
    text += CSVWriter.LineEnd.crlf.rawValue
  }
}
