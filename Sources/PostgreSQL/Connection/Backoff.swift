/// Growing pauses with full jitter: rivals that failed together must not meet again together.
struct Backoff: Sendable {
  /// Pauses drawn so far.
  private(set) var attempt = 0
  private let base: Duration
  private let limit: Duration

  /// Between two tries of a transaction.
  static let rivals = Backoff(base: .milliseconds(5), limit: .milliseconds(500))
  /// Between two tries to reach a server.
  static let reconnecting = Backoff(base: .milliseconds(100), limit: .seconds(2))

  init(base: Duration, limit: Duration) {
    self.base = base
    self.limit = limit
  }

  /// The next pause: from nothing to a bound that doubles each time, up to the limit.
  mutating func next() -> Duration {
    var generator = SystemRandomNumberGenerator()
    return next(using: &generator)
  }

  mutating func next(using generator: inout some RandomNumberGenerator) -> Duration {
    let bound = min(limit, base * (1 << min(attempt, 20)))
    attempt += 1
    return bound * Double.random(in: 0...1, using: &generator)
  }
}
