import Synchronization

/// Remembers for a while that a server does not answer, so that not every paper waits for it in turn.
final class Outage: Sendable {
  private struct Known {
    let error: SigningError
    let end: ContinuousClock.Instant
  }

  private let known = Mutex<Known?>(nil)

  /// The server failed just now.
  ///
  /// - Parameters:
  ///   - error: What it said, or did not say.
  ///   - length: For how long nobody need ask again.
  ///   - now: The present.
  func begin(_ error: SigningError, for length: Duration, now: ContinuousClock.Instant = .now) {
    known.withLock { $0 = Known(error: error, end: now + length) }
  }

  /// Why it is no use to ask now; nil where it may be.
  func reason(now: ContinuousClock.Instant = .now) -> SigningError? {
    known.withLock { known in
      guard let last = known, now < last.end else {
        known = nil
        return nil
      }
      return last.error
    }
  }
}
