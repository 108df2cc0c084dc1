import CLibPQ

/// Watches the notices of one session for the two that matter.
///
/// A server that ends an idle session says so out of turn, and libpq hands that over as a notice.
///
/// A commit's wait for its synchronous standby can be cancelled (`pg_cancel_backend`, a shutdown); the server
/// then reports **success** with no more than a warning. The warning's text is translated, so it is known by
/// the function of the server that raised it.
final class Notices {
  private(set) var sessionWasEnded = false
  private(set) var standbyWaitWasCancelled = false

  /// Forgets what belongs to an earlier statement.
  func reset() { standbyWaitWasCancelled = false }

  /// Makes this the receiver; libpq's default writes notices to standard error. `self` must outlive the
  /// connection, which holds no reference.
  func install(on connection: OpaquePointer) {
    _ = unsafe PQsetNoticeReceiver(
      connection,
      { context, result in
        guard let context = unsafe context else { return }
        let notices = unsafe Unmanaged<Notices>.fromOpaque(context).takeUnretainedValue()
        let severity = unsafe RawResult.field(.severity, of: result)
        if severity == "FATAL" || severity == "PANIC" { notices.sessionWasEnded = true }
        if unsafe RawResult.field(.sourceFunction, of: result) == "SyncRepWaitForLSN" {
          notices.standbyWaitWasCancelled = true
        }
      }, Unmanaged.passUnretained(self).toOpaque())
  }
}
