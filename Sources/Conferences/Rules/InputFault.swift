/// One thing that is wrong with a file somebody gave, and where.
public struct InputFault: Hashable, Sendable, CustomStringConvertible {
  /// The file's name as people know it.
  public let file: String
  /// The line, from 1; of a table, the line on which the record begins.
  public let line: Int
  /// The column: of a table its name, of other files its number from 1.
  public let column: String
  /// What is wrong and what to do.
  public let message: String

  public init(file: String, line: Int, column: String, message: String) {
    self.file = file
    self.line = line
    self.column = column
    self.message = message
  }

  /// `FILE:ROW:column: message`
  public var description: String { "\(file):\(line):\(column): \(message)" }
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
