import Synchronization

/// The wish that the process ends: made once, heard by whoever waits for it.
public final class StopSignal: Sendable {
  private struct State {
    var isRequested = false
    var waiters: [CheckedContinuation<Void, Never>] = []
    var hooks: [@Sendable () -> Void] = []
  }

  private let state = Mutex(State())

  public init() {}

  public var isRequested: Bool { state.withLock { $0.isRequested } }

  /// Asks for the end.
  /// - Returns: Whether this was the first time.
  @discardableResult
  public func request() -> Bool {
    let woken: State? = state.withLock { state in
      guard !state.isRequested else { return nil }
      defer { state = State(isRequested: true) }
      return state
    }
    guard let woken else { return false }
    for hook in woken.hooks { hook() }
    for waiter in woken.waiters { waiter.resume() }
    return true
  }

  /// Returns when the end has been asked for.
  public func wait() async {
    await withCheckedContinuation { continuation in
      let isLate = state.withLock { state in
        if !state.isRequested { state.waiters.append(continuation) }
        return state.isRequested
      }
      if isLate { continuation.resume() }
    }
  }

  /// Calls `hook` when the end is asked for, at once if it has been.
  public func onRequest(_ hook: @escaping @Sendable () -> Void) {
    let isLate = state.withLock { state in
      if !state.isRequested { state.hooks.append(hook) }
      return state.isRequested
    }
    if isLate { hook() }
  }

  /// Runs work that is given up when the end is asked for; nil if it was given up.
  func unlessStopped<T: Sendable>(_ work: @escaping @Sendable () async throws -> T) async throws -> T? {
    let task = Task { try await work() }
    onRequest { task.cancel() }
    do {
      return try await task.value
    } catch is CancellationError where isRequested {
      return nil
    }
  }
}
