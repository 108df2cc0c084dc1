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

  /// Runs work until it is done or the end is asked for; nil if it was given up. Work that does not heed its
  /// cancellation at once (a server that hangs) is not waited for.
  func unlessStopped<T: Sendable>(_ work: @escaping @Sendable () async throws -> T) async throws -> T? {
    try await withCheckedThrowingContinuation { continuation in
      let answer = Answer(continuation)
      let task = Task {
        do { answer.give(.success(try await work())) } catch { answer.give(.failure(error)) }
      }
      onRequest {
        answer.give(.success(nil))
        task.cancel()
      }
    }
  }
}

/// Resumes a continuation with the first answer it is given.
private final class Answer<T: Sendable>: Sendable {
  private let continuation: Mutex<CheckedContinuation<T?, any Error>?>

  init(_ continuation: CheckedContinuation<T?, any Error>) {
    self.continuation = Mutex(continuation)
  }

  func give(_ result: Result<T?, any Error>) {
    let waiting = continuation.withLock { continuation in
      defer { continuation = nil }
      return continuation
    }
    waiting?.resume(with: result)
  }
}
