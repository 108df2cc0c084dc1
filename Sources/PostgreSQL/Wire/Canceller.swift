import CLibPQ

/// Asks a server, over a connection of its own, to stop what a session runs.
///
/// - Note: `@unchecked Sendable` because libpq documents `PQcancel` as usable from any thread, and the token
///   never changes.
@safe final class Canceller: @unchecked Sendable {
  private let token: OpaquePointer

  init?(_ wire: Wire) {
    guard let connection = unsafe try? wire.pointer(), let token = unsafe PQgetCancel(connection) else {
      return nil
    }
    unsafe self.token = token
  }

  deinit { unsafe PQfreeCancel(token) }

  /// Blocks for a round trip, and as long as it likes when the server is frozen: not for a queue that anyone
  /// waits for.
  func cancel() {
    var message = [CChar](repeating: 0, count: 256)
    _ = unsafe PQcancel(token, &message, Int32(message.count))
  }
}
