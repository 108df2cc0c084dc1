public import Dispatch

/// Runs an actor's jobs on a serial `DispatchQueue`.
///
/// Darwin's `DispatchSerialQueue` is such an executor already; Linux's Dispatch (Swift 6.3) has no such type.
public final class QueueExecutor: SerialExecutor {
  public let queue: DispatchQueue

  /// Makes a serial queue and the executor over it.
  public init(label: String, qos: DispatchQoS = .userInitiated) {
    queue = DispatchQueue(label: label, qos: qos)
  }

  public func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { unsafe job.runSynchronously(on: self.asUnownedSerialExecutor()) }
  }

  /// Lets `assumeIsolated` work inside handlers that Dispatch runs on the queue.
  public func checkIsolated() { dispatchPrecondition(condition: .onQueue(queue)) }
}
