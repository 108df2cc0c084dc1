/// One thing that is wrong with a YAML file, and where.
public struct YAMLFault: Hashable, Sendable, CustomStringConvertible {
  /// The file's name as people know it.
  public let file: String
  /// Line and column, counted from 1.
  public let line: Int
  public let column: Int
  /// What is wrong and what to do.
  public let message: String

  public init(file: String, line: Int, column: Int, message: String) {
    self.file = file
    self.line = line
    self.column = column
    self.message = message
  }

  public var description: String { "\(file):\(line):\(column): \(message)" }
}

/// Everything that is wrong with a YAML file: all of it at once, so that one round of mending is enough.
public struct YAMLFaults: Error, CustomStringConvertible {
  /// In the order of the file; never empty.
  public let all: [YAMLFault]

  public init(_ all: [YAMLFault]) {
    self.all = all.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
  }

  public var description: String { all.map(\.description).joined(separator: "\n") }
}
