/// Thrown by a handler that knows what went wrong.
///
/// Any other error counts as a failure that may pass: the job is tried again later.
public struct JobFailure: Error, Sendable, CustomStringConvertible {
  /// What failed and what helps. It is stored and shown; no personal data.
  public let message: String
  /// Whether another attempt would fail the same way. Such a job becomes a dead letter at once.
  public let isPermanent: Bool

  public init(_ message: String, isPermanent: Bool = false) {
    self.message = message
    self.isPermanent = isPermanent
  }

  public var description: String { message }
}
