/// Thrown by a handler that knows what went wrong.
///
/// Any other error counts as a failure that may pass: the job is tried again later.
public struct JobFailure: Error, Sendable, CustomStringConvertible {
  /// What comes after it.
  public enum Sequel: Sendable, Hashable {
    /// Another attempt, as long as there are any.
    case retry
    /// Another attempt would fail the same way: the job becomes a dead letter at once.
    case burial
    /// The job is not at fault, but something that it needs is away: another attempt after this time, and this one
    /// does not count.
    case postponement(Duration)
  }

  /// What failed and what helps. It is stored and shown; no personal data.
  public let message: String
  public let sequel: Sequel

  public init(_ message: String, then sequel: Sequel = .retry) {
    self.message = message
    self.sequel = sequel
  }

  public init(_ message: String, isPermanent: Bool) {
    self.init(message, then: isPermanent ? .burial : .retry)
  }

  public var description: String { message }
}
