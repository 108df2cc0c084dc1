/// One thing that is wrong with a file somebody gave, and where.
public struct InputFault: Hashable, Sendable, CustomStringConvertible {
  /// The file's name as people know it.
  public let file: String
  /// The line, from 1; of a table, the line on which the record begins; of a sheet, its own number of the row.
  public let line: Int
  /// The column: of a table its name as Trao calls it, whatever the file's header says; of other files its number
  /// from 1.
  public let column: String
  /// What is wrong; and what to do, where that does not stand apart.
  public let message: String
  /// What to do about it.
  public let remedy: String?
  /// The cell as spreadsheets call it, where the file is one: `C12`.
  public let cell: String?

  public init(
    file: String, line: Int, column: String, message: String, remedy: String? = nil, cell: String? = nil
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.message = message
    self.remedy = remedy
    self.cell = cell
  }

  /// `FILE:ROW:column: message; remedy (cell C12)`, the last two where they are known.
  public var description: String {
    "\(file):\(line):\(column): \(message)" + (remedy.map { "; \($0)" } ?? "")
      + (cell.map { " (cell \($0))" } ?? "")
  }
}

/// Everything that is wrong with what somebody gave, all at once. Nothing of it has been stored.
public struct InputFaults: Error, Hashable, Sendable, CustomStringConvertible {
  /// Never empty; by file in the order in which the files are read, then by line.
  public let all: [InputFault]

  public init(_ all: [InputFault]) {
    self.all = all
  }

  /// One fault a line.
  public var description: String { all.map(\.description).joined(separator: "\n") }
}
