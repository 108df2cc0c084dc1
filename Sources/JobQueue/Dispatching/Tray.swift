import Synchronization

/// Attempts that came to an end and wait for their commit.
final class Tray: Sendable {
  /// What one commit takes at most.
  struct Limits: Sendable {
    let jobs: Int
    let bytes: Int
    let wait: Duration
  }

  /// The next thing to do.
  enum Turn {
    case nothing
    /// More may come: look again then.
    case wait(Duration)
    case commit([Finished])
  }

  private struct State {
    var waiting: [Finished] = []
    var waitingSize = 0
    var oldest: ContinuousClock.Instant?
    var committing: Set<Int> = []
  }

  private let state = Mutex(State())
  private let limits: Limits
  private let bell: Doorbell

  /// Makes an empty tray. `bell` is rung when the first thing comes and when there is enough for a commit.
  init(_ limits: Limits, bell: Doorbell) {
    self.limits = limits
    self.bell = bell
  }

  func add(_ finished: [Finished]) {
    guard !finished.isEmpty else { return }
    let isTimely = state.withLock { state in
      let wasEmpty = state.waiting.isEmpty
      if wasEmpty { state.oldest = .now }
      state.waiting += finished
      state.waitingSize += finished.reduce(0) { $0 + $1.size }
      return wasEmpty || state.waiting.count >= limits.jobs || state.waitingSize >= limits.bytes
    }
    if isTimely { bell.ring() }
  }

  /// Puts things whose commit did not come about back, in front or at the end.
  func putBack(_ finished: [Finished], last: Bool) {
    state.withLock { state in
      state.committing.subtract(finished.map(\.claim.fence))
      state.waiting.insert(contentsOf: finished, at: last ? state.waiting.count : 0)
      state.waitingSize += finished.reduce(0) { $0 + $1.size }
      state.oldest = state.oldest ?? .now
    }
  }

  /// The commit of these is over, whatever came of it.
  func settle(_ finished: [Finished]) {
    state.withLock { $0.committing.subtract(finished.map(\.claim.fence)) }
  }

  /// Takes the next things to commit together. All are of one registration of this worker.
  ///
  /// - Parameters:
  ///   - most: a limit below the usual one, after a commit that failed.
  ///   - isUrgent: nothing more is coming, so there is nothing to wait for.
  /// - Returns: what to do.
  func next(most: Int, isUrgent: Bool) -> Turn {
    state.withLock { state in
      guard let first = state.waiting.first, let oldest = state.oldest else { return .nothing }
      let isFull = state.waiting.count >= limits.jobs || state.waitingSize >= limits.bytes
      let age = ContinuousClock.now - oldest
      guard isFull || isUrgent || age >= limits.wait else { return .wait(limits.wait - age) }
      var size = 0
      let group = state.waiting.prefix(min(most, limits.jobs)).prefix { finished in
        guard finished.claim.worker == first.claim.worker else { return false }
        // The first goes however large it is.
        guard size == 0 || size + finished.size <= limits.bytes else { return false }
        size += finished.size
        return true
      }
      state.waiting.removeFirst(group.count)
      state.waitingSize -= size
      state.oldest = state.waiting.isEmpty ? nil : .now
      state.committing.formUnion(group.map(\.claim.fence))
      return .commit(Array(group))
    }
  }

  /// What is here, the commit under way included.
  var load: (jobs: Int, bytes: Int) {
    state.withLock { ($0.waiting.count + $0.committing.count, $0.waitingSize) }
  }

  var fences: [Int] { state.withLock { $0.waiting.map(\.claim.fence) + $0.committing } }
}
