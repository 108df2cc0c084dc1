/// A table to be written as one sheet of a workbook.
public struct Sheet: Sendable {
  /// How the cells of a column read.
  public enum Format: Sendable {
    case text
    /// `#,##0`
    case whole
    /// `0`: a year, a rank, a place in a row.
    case ordinal
    /// With as many places as it has, such as a rate of exchange.
    case exact
    /// `#,##0.00`
    case money
    /// `0.0%`, of numbers that are parts of one.
    case percent
    case day, moment

    /// Whether figures stand in the column.
    var isFigure: Bool {
      switch self {
      case .whole, .ordinal, .exact, .money, .percent: true
      case .text, .day, .moment: false
      }
    }
  }

  /// One value with its type. Text is never run as a formula.
  public enum Cell: Sendable {
    case empty
    case text(String)
    case number(Double)
    case flag(Bool)
    case day(year: Int, month: Int, day: Int)
    case moment(year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int)
  }

  public struct Column: Sendable {
    public let heading: String
    public let format: Format

    public init(heading: String, format: Format) {
      (self.heading, self.format) = (heading, format)
    }
  }

  /// At most 31 characters, none of `[]:*?/\`.
  public let name: String
  public let columns: [Column]
  public let rows: [[Cell]]
  /// Set off below the rows, in bold.
  public let totals: [[Cell]]
  /// Sentences below the table, one in a row.
  public let notes: [String]

  public init(name: String, columns: [Column], rows: [[Cell]], totals: [[Cell]] = [], notes: [String] = []) {
    (self.name, self.columns, self.rows, self.totals, self.notes) = (name, columns, rows, totals, notes)
  }
}
