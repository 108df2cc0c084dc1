/// Why a file or a cell of it cannot be read, and what to do about it.
public struct TableProblem: Error, Hashable, Sendable, CustomStringConvertible {
  public let message: String
  public let remedy: String

  public init(_ message: String, remedy: String) {
    (self.message, self.remedy) = (message, remedy)
  }

  /// `message; remedy`
  public var description: String { "\(message); \(remedy)" }
}
