/// How long a job waits between two attempts: exponential backoff with full jitter.
public struct RetryPolicy: Sendable {
  /// The longest wait after the first attempt; it doubles with each further one.
  public var base: Duration
  /// No wait is longer.
  public var limit: Duration

  public init(base: Duration = .seconds(2), limit: Duration = .seconds(900)) {
    self.base = base
    self.limit = limit
  }

  /// The longest wait after a failed attempt, which is counted from 1.
  public func ceiling(after attempt: Int) -> Duration {
    // 2^30 times any base passes every sensible limit; more would overflow.
    min(limit, base * (1 << min(max(attempt - 1, 0), 30)))
  }

  /// A wait drawn evenly between nothing and the longest, so that jobs that failed together come back apart.
  public func delay(after attempt: Int) -> Duration { ceiling(after: attempt) * Double.random(in: 0...1) }
}
