import Synchronization

/// Tells a job that is being worked on that it should stop.
public final class CancellationFlag: Sendable {
  /// Why it should stop.
  public enum Reason: Sendable, Equatable {
    /// Someone cancelled the job.
    case cancelled
    /// It takes longer than its timeout.
    case deadline
    /// Its worker was taken for dead: others have the job.
    case leaseLost
    /// The worker stops.
    case stopping
  }

  private let state = Mutex<Reason?>(nil)

  public init() {}

  /// Why the job should stop; nil while it may go on.
  public var reason: Reason? { state.withLock { $0 } }

  /// - Throws: `JobInterruption` once the job should stop.
  public func check() throws(JobInterruption) {
    if let reason { throw JobInterruption(reason: reason) }
  }

  /// The first reason stays.
  func raise(_ reason: Reason) { state.withLock { $0 = $0 ?? reason } }
}

/// Thrown by `CancellationFlag.check()`; handlers let it pass.
public struct JobInterruption: Error, Sendable {
  public let reason: CancellationFlag.Reason
}
