import Dispatch
import Synchronization

/// The cancelling of one read: what the task that is cancelled and the queue that reads must agree on.
final class ReadCancellation: Sendable {
  private struct State {
    var running: Canceller?
    var isCancelled = false
  }

  private let state = Mutex(State())

  /// The read starts on a session.
  ///
  /// - Throws: `CancellationError` when it need not start any more.
  func begin(_ canceller: Canceller?) throws(CancellationError) {
    let isCancelled = state.withLock { state in
      state.running = canceller
      return state.isCancelled
    }
    if isCancelled { throw CancellationError() }
  }

  /// The read is over. True when a cancel may be on its way to its session, which then must not be used again:
  /// it would hit the next user's statement.
  func end() -> Bool {
    state.withLock { state in
      state.running = nil
      return state.isCancelled
    }
  }

  /// Cancels it, on a queue of its own: a frozen server keeps `PQcancel` waiting.
  func cancel() {
    let running = state.withLock { state in
      state.isCancelled = true
      return state.running
    }
    guard let running else { return }
    DispatchQueue(label: "trao.database.cancel", qos: .utility).async { running.cancel() }
  }
}
