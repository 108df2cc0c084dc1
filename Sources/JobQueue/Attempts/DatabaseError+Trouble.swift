import PostgreSQL

extension Error {
  /// Whether the database itself is in trouble, which is no job's fault and charges no attempt: it cannot be
  /// reached or does not answer, it is starting, stopping or read-only after a failover, it is out of disk or
  /// connections, or rivals were too many.
  ///
  /// Classes of SQLSTATE: 08 connection, 40 rollback, 53 resources, 57P intervention, 58 system; 25006 read-only.
  var isTroubleOfTheDatabase: Bool {
    guard let error = self as? DatabaseError else { return false }
    guard error.code == .server else { return error.code != .decoding && error.code != .misuse }
    guard let state = error.sqlState?.rawValue else { return false }
    return state == "25006" || ["08", "40", "53", "57P", "58"].contains { state.hasPrefix($0) }
  }
}
