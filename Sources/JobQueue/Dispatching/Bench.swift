import Dispatch
import Synchronization

/// A job that is loaded and waits for a lane.
struct Assignment: Sendable {
  let claim: Claim
  let work: ErasedHandler.Work
  /// By this machine's monotonic clock.
  let deadline: ContinuousClock.Instant
}

/// Where the work is done: a few serial queues, one job at a time each.
///
/// Serial queues, because each is sure of a thread of its own, however many others are blocked. A concurrent or
/// global queue would share Swift's threads, and a job that blocks there freezes every task of the process.
final class Bench: Sendable {
  private struct Running {
    let claim: Claim
    let deadline: ContinuousClock.Instant
    let flag: CancellationFlag
  }

  private struct State {
    /// In reverse: the next one is last.
    var waiting: [Assignment] = []
    var running: [Int: Running] = [:]
    var idle: [DispatchQueue]
    /// Seconds a job takes, as lately measured; nil before the first.
    var pace: Double?
    /// Whether more was asked for since the last jobs came.
    var hasAsked = false
  }

  private let state: Mutex<State>
  private let lanes: Int
  private let prefetch: (time: Duration, most: Int)
  private let finished: @Sendable (Finished) -> Void
  private let hungry: Doorbell
  private let quiet: [Doorbell]

  /// Makes a bench with idle lanes.
  ///
  /// - Parameters:
  ///   - lanes: how many jobs are worked on at the same time.
  ///   - prefetch: how long the work in stock should last, and how many jobs it may be at most.
  ///   - finished: called on the lane.
  ///   - hungry: rung when the stock runs low.
  ///   - quiet: rung when the last job in stock is finished.
  init(
    lanes: Int, prefetch: (time: Duration, most: Int), finished: @escaping @Sendable (Finished) -> Void,
    hungry: Doorbell, quiet: [Doorbell]
  ) {
    self.lanes = lanes
    self.prefetch = prefetch
    self.finished = finished
    self.hungry = hungry
    self.quiet = quiet
    let queues = (1...lanes).map { DispatchQueue(label: "trao.jobs.lane.\($0)", qos: .utility) }
    state = Mutex(State(idle: queues))
  }

  /// Takes jobs in the order in which they are to be done.
  func add(_ assignments: [Assignment]) {
    let started = state.withLock { state in
      state.waiting.insert(contentsOf: assignments.reversed(), at: 0)
      state.hasAsked = false
      let count = min(state.idle.count, state.waiting.count)
      defer { state.idle.removeLast(count) }
      return Array(state.idle.suffix(count))
    }
    for lane in started { lane.async { self.workOff(on: lane) } }
  }

  /// How many more jobs are wanted. None while the stock is half full, so that claims stay large, and none while
  /// every lane is held by a job that does not stop.
  var room: Int {
    state.withLock { state in
      let now = ContinuousClock.now
      guard state.running.values.count(where: { $0.deadline < now }) < lanes else { return 0 }
      let target = target(state)
      return state.waiting.count * 2 > target ? 0 : target - state.waiting.count
    }
  }

  private func target(_ state: State) -> Int {
    guard let pace = state.pace, pace > 0 else { return lanes * 2 }
    let wanted = Double(lanes) * prefetch.time.seconds / pace
    return max(lanes * 2, Int(min(wanted, Double(prefetch.most))))
  }

  /// Takes back everything that no lane has begun.
  func withdraw() -> [Claim] {
    state.withLock { state in
      defer { state.waiting = [] }
      return state.waiting.map(\.claim)
    }
  }

  /// Asks jobs that are being worked on to stop.
  func raise(_ reason: CancellationFlag.Reason, for isMeant: (Claim) -> Bool) {
    state.withLock { state in
      for job in state.running.values where isMeant(job.claim) { job.flag.raise(reason) }
    }
  }

  /// Asks jobs that take longer than they may to stop.
  func raiseDeadlines() {
    let now = ContinuousClock.now
    state.withLock { state in
      for job in state.running.values where job.deadline < now { job.flag.raise(.deadline) }
    }
  }

  var running: [Claim] { state.withLock { $0.running.values.map(\.claim) } }

  var fences: [Int] { state.withLock { $0.waiting.map(\.claim.fence) + $0.running.keys } }

  var isQuiet: Bool { state.withLock { $0.waiting.isEmpty && $0.running.isEmpty } }

  // MARK: On a lane

  private func workOff(on lane: DispatchQueue) {
    while let (assignment, flag) = next(for: lane) {
      let start = ContinuousClock.now
      let ending: Finished
      do {
        ending = Finished(assignment.claim, .product(try assignment.work(flag)))
      } catch {
        ending = Finished(assignment.claim, threw: error)
      }
      finished(ending)
      end(assignment, after: ContinuousClock.now - start)
    }
  }

  private func next(for lane: DispatchQueue) -> (Assignment, CancellationFlag)? {
    let (turn, isLow) = state.withLock { state -> ((Assignment, CancellationFlag)?, Bool) in
      guard let assignment = state.waiting.popLast() else {
        state.idle.append(lane)
        return (nil, false)
      }
      let flag = CancellationFlag()
      state.running[assignment.claim.fence] = Running(
        claim: assignment.claim, deadline: assignment.deadline, flag: flag)
      let isLow = !state.hasAsked && state.waiting.count * 2 <= target(state)
      if isLow { state.hasAsked = true }
      return ((assignment, flag), isLow)
    }
    if isLow { hungry.ring() }
    return turn
  }

  private func end(_ assignment: Assignment, after time: Duration) {
    let isQuiet = state.withLock { state in
      state.running[assignment.claim.fence] = nil
      let pace = state.pace ?? time.seconds
      state.pace = pace + (time.seconds - pace) * 0.1
      return state.running.isEmpty && state.waiting.isEmpty
    }
    if isQuiet { for bell in quiet { bell.ring() } }
  }
}
