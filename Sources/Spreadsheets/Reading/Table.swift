/// A table of cells, as a file holds it: records in order, each with its place.
public struct Table: Sendable {
  /// One cell.
  public enum Cell: Hashable, Sendable {
    /// What it shows, without the look of it; empty where there is nothing.
    case text(String)
    /// What cannot be read, and why.
    indirect case unreadable(TableProblem)

    /// The text; empty where it cannot be read.
    public var text: String {
      switch self {
      case .text(let text): text
      case .unreadable: ""
      }
    }

    /// Whether there is nothing in it.
    public var isEmpty: Bool { self == .text("") }
  }

  /// One record: a line of a text file (with quoted line breaks several), a row of a sheet.
  public struct Record: Hashable, Sendable {
    /// The line on which it begins, or the sheet's own number of the row; from 1.
    public let row: Int
    /// By column, from 0. Records of a sheet end with their last cell.
    public let cells: [Cell]

    public init(row: Int, cells: [Cell]) {
      (self.row, self.cells) = (row, cells)
    }
  }

  /// A record that could not be read.
  public struct Break: Hashable, Sendable {
    public let row: Int
    /// The column, from 0; nil where it is the record as a whole.
    public let column: Int?
    public let problem: TableProblem
  }

  /// Something that the reader of a table should know, and that is not wrong.
  public struct Note: Hashable, Sendable {
    public let row: Int
    public let message: String
  }

  /// Where the cells come from.
  public enum Source: Hashable, Sendable {
    /// A text file with this between fields.
    case text(TextEncoding, separator: Separator)
    /// A sheet of a workbook.
    case sheet(String)
  }

  public let source: Source
  /// Blank records are left out.
  public let records: [Record]
  public let notes: [Note]
  /// What could not be read; empty where everything was.
  public let breaks: [Break]

  /// The name of a cell as spreadsheets call it: `C12`; nil in a text file, where people count lines.
  public func cellName(row: Int, column: Int) -> String? {
    switch source {
    case .text: nil
    case .sheet: CellReference.letters(column) + String(row)
    }
  }
}
