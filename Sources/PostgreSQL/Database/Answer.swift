import CLibPQ

/// What an answer belongs to, for its errors.
struct Answer {
  var text: String?
  var name: String?

  init(text: String? = nil, name: String? = nil) {
    self.text = text
    self.name = name
  }

  init(_ sql: SQL) {
    text = sql.text
    name = sql.name
  }
}

extension Database {
  /// Reads all results of what was sent; returns the last, throws the first error.
  func collect(_ answer: Answer, until deadline: Deadline) throws(DatabaseError) -> Rows {
    wire.notices.reset()
    try wire.flush(until: deadline)
    var last: Rows?
    var failure: DatabaseError?
    while let result = try wire.nextResult(until: deadline) {
      do throws(DatabaseError) {
        last = try rows(result, answer)
      } catch {
        failure = failure ?? error
        if !wire.isOpen { break }
      }
    }
    if let failure { throw failure }
    guard let last else { throw wire.lost() }
    if wire.notices.standbyWaitWasCancelled { throw .notReplicated(answer.name) }
    return last
  }

  /// Turns one result into rows or an error.
  func rows(_ result: consuming RawResult, _ answer: Answer) throws(DatabaseError) -> Rows {
    switch result.status {
    case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY:
      return Rows(result, statement: answer.name)
    case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH:
      // The stream is open now and nobody will serve it.
      wire.close()
      throw .misuse("copy from standard input needs copyIn; other copy streams are not offered")
    default:
      let error = DatabaseError(result, text: answer.text, name: answer.name)
      if error.code == .connection { wire.close() }
      if error.isTransient { failureIsTransient = true }
      throw error
    }
  }
}

extension DatabaseError {
  /// Whether the whole transaction, run again, may succeed.
  var isTransient: Bool { sqlState?.isTransient ?? false || isStalePlan }

  /// Whether a table of the statement was altered since it was prepared, so that its rows have another shape.
  var isStalePlan: Bool { sqlState == .featureNotSupported && sourceFunction == "RevalidateCachedQuery" }

  /// The error of a commit whose standby was not waited for.
  static func notReplicated(_ statement: String?) -> DatabaseError {
    var error = DatabaseError(
      .unknownOutcome,
      "the server committed without waiting for its standby, so a failover may still lose the change")
    error.statement = statement
    return error
  }
}
