import CLibPQ
import Foundation

/// Sole owner of a `PGconn`, in libpq's non-blocking mode: every wait is a poll(2) against a deadline, for a
/// frozen server accepts what is sent and answers nothing.
///
/// A deadline that passes closes the socket: there is no other way to leave a server that does not answer, and
/// cancelling a write is no way at all.
@safe final class Wire {
  private var connection: OpaquePointer?
  let notices = Notices()

  /// Takes a connection over that has been made.
  init(_ connection: OpaquePointer) {
    unsafe self.connection = connection
    unsafe PQsetnonblocking(connection, 1)
    unsafe notices.install(on: connection)
  }

  deinit { close() }

  /// Closes the socket. The server ends what runs and is not committed.
  func close() {
    guard let open = unsafe connection else { return }
    unsafe connection = nil
    unsafe PQfinish(open)
  }

  /// The connection, for a call of libpq.
  func pointer() throws(DatabaseError) -> OpaquePointer {
    guard let connection = unsafe connection else { throw DatabaseError(.connection, "the link is closed") }
    return unsafe connection
  }

  var isOpen: Bool { unsafe connection.map { unsafe PQstatus($0) == CONNECTION_OK } ?? false }
  var transactionStatus: PGTransactionStatusType {
    unsafe connection.map { unsafe PQtransactionStatus($0) } ?? PQTRANS_UNKNOWN
  }
  var isIdle: Bool { transactionStatus == PQTRANS_IDLE }
  var socket: Int32 { unsafe connection.map { unsafe PQsocket($0) } ?? -1 }
  var serverProcess: Int32 { unsafe connection.map { unsafe PQbackendPID($0) } ?? 0 }

  /// libpq's account of the last failure.
  var lastMessage: String {
    unsafe connection.map { unsafe String(cString: PQerrorMessage($0)).onOneLine } ?? "the link is closed"
  }

  /// The error of a link that broke.
  func lost() -> DatabaseError { DatabaseError(.connection, lastMessage) }

  /// Waits until the socket is ready, and gives the link up at the deadline.
  @discardableResult
  func wait(for events: Int32, until deadline: Deadline) throws(DatabaseError) -> Int32 {
    guard let ready = try Self.poll(socket, events, until: deadline) else {
      close()
      throw DatabaseError(.deadline, "the server did not answer in time, and the link to it was given up")
    }
    return ready
  }

  /// poll(2) on one socket, again after a signal; nil when the deadline passes.
  static func poll(_ socket: Int32, _ events: Int32, until deadline: Deadline) throws(DatabaseError) -> Int32?
  {
    var descriptor = pollfd(fd: socket, events: Int16(events), revents: 0)
    while true {
      let count = unsafe Foundation.poll(&descriptor, 1, deadline.remainingMilliseconds)
      if count > 0 { return Int32(descriptor.revents) }
      if count == 0, deadline.hasPassed { return nil }
      if count < 0, errno != EINTR {
        throw DatabaseError(
          .connection, "cannot wait for the server: \(unsafe String(cString: strerror(errno)))")
      }
    }
  }

  /// Sends everything libpq still holds. It reads while it waits, so that both sides never wait to send.
  ///
  /// A broken link is no error here: the server's last words may wait to be read, and ``nextResult(until:)``
  /// finds both.
  func flush(until deadline: Deadline) throws(DatabaseError) {
    let connection = unsafe try pointer()
    while unsafe PQflush(connection) == 1 {
      let ready = try wait(for: POLLIN | POLLOUT, until: deadline)
      if ready & POLLIN != 0, unsafe PQconsumeInput(connection) == 0 { return }
    }
  }

  /// The next result of the statement sent; nil after its last.
  func nextResult(until deadline: Deadline) throws(DatabaseError) -> RawResult? {
    let connection = unsafe try pointer()
    while unsafe PQisBusy(connection) == 1 {
      try wait(for: POLLIN, until: deadline)
      guard unsafe PQconsumeInput(connection) == 1 else { break }
    }
    return unsafe RawResult(PQgetResult(connection))
  }

  /// Whether the link still stands as far as the socket tells. Costs no round trip.
  ///
  /// It reads twice: once for the server's last words, once for the end of the stream behind them.
  func looksAlive() -> Bool {
    guard isOpen, let connection = unsafe connection else { return false }
    let now = Deadline(.now)
    guard let ready = try? Self.poll(socket, POLLIN, until: now) else { return true }
    guard ready & POLLIN != 0 else { return false }
    return unsafe PQconsumeInput(connection) == 1 && PQconsumeInput(connection) == 1
      && PQisBusy(connection) == 0 && isOpen && !notices.sessionWasEnded
  }
}
