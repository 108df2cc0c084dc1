import CLibPQ

extension Database {
  /// Sends statements ahead of their results: one round trip for all. Outside a transaction they are one.
  ///
  /// - Returns: The rows of each statement, in order.
  /// - Throws: The first error; the statements behind it were not run, and outside a transaction those before
  ///   it are undone.
  public func pipeline(_ statements: [SQL]) throws(DatabaseError) -> [Rows] {
    guard !statements.isEmpty else { return [] }
    let deadline = timeLimit.next
    let names = try prepareAll(statements)
    let connection = unsafe try wire.pointer()
    guard unsafe PQenterPipelineMode(connection) == 1 else {
      throw wire.isOpen ? .misuse("cannot start a pipeline: \(wire.lastMessage)") : wire.lost()
    }
    do throws(DatabaseError) {
      for (sql, name) in zip(statements, names) {
        if let name { try sendPrepared(sql, name: name) } else { try sendUnprepared(sql) }
      }
      try sent(unsafe PQpipelineSync(connection))
      let rows = try collectPipeline(statements, until: deadline)
      guard unsafe PQexitPipelineMode(connection) == 1 else { throw wire.lost() }
      return rows
    } catch {
      // Refused statements leave a drained pipeline behind; anything else leaves nothing to go on with.
      if wire.isOpen, unsafe PQexitPipelineMode(connection) != 1 { wire.close() }
      throw error
    }
  }

  /// The prepared name of each statement; nil for those to send unprepared.
  private func prepareAll(_ statements: [SQL]) throws(DatabaseError) -> [String?] {
    var names: [String?] = []
    names.reserveCapacity(statements.count)
    for sql in statements {
      // A full cache is emptied only outside a pipeline: the names collected here must stay valid.
      let key = StatementCache.Key(text: sql.text, types: sql.parameters.types)
      if !preparesStatements || (cache.isFull && cache.name(for: key) == nil) {
        names.append(nil)
      } else {
        names.append(try prepare(key, for: sql, until: timeLimit.next))
      }
    }
    return names
  }

  /// Reads every result up to the sync point, whatever fails.
  private func collectPipeline(
    _ statements: [SQL], until deadline: Deadline
  ) throws(DatabaseError) -> [Rows] {
    wire.notices.reset()
    try wire.flush(until: deadline)
    var all: [Rows] = []
    all.reserveCapacity(statements.count)
    var failure: DatabaseError?
    for sql in statements {
      // A null ends each statement's results.
      while let result = try wire.nextResult(until: deadline) {
        guard result.status != PGRES_PIPELINE_ABORTED else { continue }
        do throws(DatabaseError) {
          all.append(try rows(result, Answer(sql)))
        } catch {
          failure = failure ?? error
          guard wire.isOpen else { throw failure ?? error }
        }
      }
    }
    guard let sync = try wire.nextResult(until: deadline), sync.status == PGRES_PIPELINE_SYNC else {
      wire.close()
      throw failure ?? wire.lost()
    }
    if let failure {
      if failure.isStalePlan { cache.removeAll() }
      throw failure
    }
    if wire.notices.standbyWaitWasCancelled { throw .notReplicated(nil) }
    return all
  }
}
