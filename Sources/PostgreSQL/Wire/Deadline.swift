/// A point in time after which nothing is waited for.
struct Deadline: Sendable {
  let instant: ContinuousClock.Instant

  init(_ instant: ContinuousClock.Instant) { self.instant = instant }

  /// So long from now.
  static func after(_ duration: Duration) -> Deadline { Deadline(ContinuousClock.now + duration) }

  var hasPassed: Bool { ContinuousClock.now >= instant }

  /// What is left, never negative.
  var remaining: Duration { max(.zero, ContinuousClock.now.duration(to: instant)) }

  /// What is left for poll(2), rounded up so that a wait never ends early.
  var remainingMilliseconds: Int32 {
    let (seconds, attoseconds) = remaining.components
    guard seconds < 1_000_000 else { return 1_000_000_000 }
    return Int32(seconds) * 1000 + Int32((attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
  }

  func earlier(_ other: Deadline?) -> Deadline {
    guard let other else { return self }
    return other.instant < instant ? other : self
  }
}

/// How long statements may take.
enum TimeLimit: Sendable {
  /// Each of them so long.
  case perStatement(Duration)
  /// All of them until then.
  case until(Deadline)

  /// The deadline of a statement that starts now.
  var next: Deadline {
    switch self {
    case .perStatement(let duration): .after(duration)
    case .until(let deadline): deadline
    }
  }
}
