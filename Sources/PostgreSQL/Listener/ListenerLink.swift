import CLibPQ
import Dispatch
import Foundation

/// One session of a listener and the read source on its socket.
///
/// The source has a descriptor of its own, made once and closed by its cancel handler: Linux's Dispatch goes
/// wrong when a descriptor is closed, and its number used again, under a source.
final class ListenerLink {
  let database: Database
  private let source: any DispatchSourceRead

  /// - Throws: `.connection` when no descriptor is left.
  init(
    _ database: Database, queue: DispatchQueue, onReadable: @escaping @Sendable () -> Void
  ) throws(DatabaseError) {
    let descriptor = fcntl(database.wire.socket, F_DUPFD_CLOEXEC, 0)
    guard descriptor >= 0 else {
      throw DatabaseError(.connection, "cannot watch the socket: \(lastError)")
    }
    self.database = database
    source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
    source.setEventHandler(handler: DispatchWorkItem(block: onReadable))
    source.setCancelHandler { @Sendable in close(descriptor) }
    source.activate()
  }

  deinit { source.cancel() }

  /// Ends the session.
  func end() {
    source.cancel()
    database.wire.close()
  }
}

extension Wire {
  /// Reads what the socket holds, without waiting; `isOpen` is false once the server has closed it.
  ///
  /// It reads twice: when the peer hangs up, Linux's Dispatch fires a read source once and then drops the
  /// descriptor, so that the one call must take the last words and meet the end of the stream behind them.
  func takeNotifications() -> (found: [(channel: String, payload: String)], isOpen: Bool) {
    guard let connection = unsafe try? pointer() else { return ([], false) }
    let stands = unsafe PQconsumeInput(connection) == 1 && PQconsumeInput(connection) == 1
    var found: [(channel: String, payload: String)] = []
    while let notification = unsafe PQnotifies(connection) {
      unsafe found.append(
        (String(cString: notification.pointee.relname), String(cString: notification.pointee.extra)))
      unsafe PQfreemem(notification)
    }
    return (found, stands && isOpen)
  }
}
