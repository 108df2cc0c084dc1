internal import CHarfBuzz
internal import Synchronization

/// HarfBuzz's working memory for one shaping call, kept for the next ones.
///
/// `@safe`: the handle is owned by this object alone and valid as long as it.
/// `@unchecked Sendable`: a buffer is in the pool or in the hands of the one thread that took it out, never
/// both.
@safe final class ShapingBuffer: @unchecked Sendable {
  let handle: OpaquePointer
  private static let pool = Mutex<[ShapingBuffer]>([])

  private init() {
    unsafe handle = hb_buffer_create()
  }

  deinit {
    unsafe hb_buffer_destroy(handle)
  }

  /// Lends a cleared buffer to the closure. There are never more buffers than threads that shape at one
  /// moment.
  static func borrow<Result>(_ body: (ShapingBuffer) -> Result) -> Result {
    let buffer = pool.withLock { $0.popLast() } ?? ShapingBuffer()
    defer { pool.withLock { $0.append(buffer) } }
    unsafe hb_buffer_clear_contents(buffer.handle)
    return body(buffer)
  }
}
