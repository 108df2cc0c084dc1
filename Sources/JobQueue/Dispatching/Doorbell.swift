/// Wakes one waiter. Rings while it is busy are remembered as one, so none is lost and none piles up.
struct Doorbell: Sendable {
  private let stream: AsyncStream<Void>
  private let continuation: AsyncStream<Void>.Continuation

  init() {
    (stream, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  func ring() { continuation.yield() }

  /// Wakes the waiter for good.
  func close() { continuation.finish() }

  /// Waits for a ring, or answers one that came since the last wait. One caller at a time.
  ///
  /// - Returns: false once the bell is closed.
  func wait() async -> Bool {
    var rings = stream.makeAsyncIterator()
    return await rings.next() != nil
  }
}
