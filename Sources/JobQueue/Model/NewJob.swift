public import Foundation

/// A job to be asked for.
public struct NewJob: Sendable {
  public var kind: JobKind
  /// A JSON object. Identifiers only: personal data stays in the tables it belongs to.
  public var arguments: String
  /// 1 to 100 bytes. A queue can be paused.
  public var queue = Queues.usual
  /// The highest is taken first; among equals the one asked for first. −32,768 … 32,767.
  public var priority = 0
  /// When it may begin, by the database's clock; nil or a time that has passed: at once.
  public var runAt: Date?
  /// Attempts, lost workers included, before it becomes a dead letter. 1 … 32,767.
  public var maximumAttempts = 5
  /// From the claim until the job is asked to stop. More than zero.
  public var timeout: Duration = .seconds(300)
  /// While a job with this key is not done and not cancelled, asking again answers that job and makes no other.
  public var uniqueKey: String?
  /// The batch it counts in.
  public var batch: BatchID?

  public init(kind: JobKind, arguments: String = "{}") {
    self.kind = kind
    self.arguments = arguments
  }
}
