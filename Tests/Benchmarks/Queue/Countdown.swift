import Synchronization

/// Calls once after so many counts.
final class Countdown: Sendable {
  private let left: Mutex<Int>
  private let reached: @Sendable () -> Void

  init(_ count: Int, _ reached: @escaping @Sendable () -> Void) {
    left = Mutex(count)
    self.reached = reached
  }

  func count() {
    let isLast = left.withLock { left in
      left -= 1
      return left == 0
    }
    if isLast { reached() }
  }
}
