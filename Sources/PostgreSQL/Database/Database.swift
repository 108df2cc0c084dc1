import CLibPQ

/// A session with the server, lent to a synchronous closure on the connection's own queue.
///
/// It is not `Sendable`, so it can not escape the closure; and the closure has no suspension point, so nobody
/// else's statement can come between two of its own.
public final class Database {
  let wire: Wire
  let preparesStatements: Bool
  var timeLimit: TimeLimit
  var cache = StatementCache()
  /// Set when a statement of the open transaction failed in a way that a second try may cure.
  var failureIsTransient = false
  /// Names savepoints apart.
  var savepointDepth = 0

  init(_ wire: Wire, configuration: DatabaseConfiguration) {
    self.wire = wire
    preparesStatements = configuration.preparesStatements
    timeLimit = .perStatement(configuration.statementDeadline)
  }

  /// The process of the server that serves this session, as `pg_stat_activity` shows it.
  public var serverProcess: Int { Int(wire.serverProcess) }

  /// Whether a transaction is open.
  public var isInTransaction: Bool {
    wire.transactionStatus == PQTRANS_INTRANS || wire.transactionStatus == PQTRANS_INERROR
  }

  /// Runs a statement and returns its rows.
  ///
  /// - Throws: `.server` where the server refuses it, `.connection` and `.deadline` where the link breaks.
  @discardableResult
  public func query(_ sql: SQL) throws(DatabaseError) -> Rows {
    let deadline = timeLimit.next
    guard preparesStatements else { return try queryUnprepared(sql, until: deadline) }
    do throws(DatabaseError) {
      return try queryPrepared(sql, until: deadline)
    } catch {
      // The stale plan is forgotten by now. A transaction that met it has failed, and is tried again as a whole.
      guard error.isStalePlan, wire.isIdle else { throw error }
      return try queryPrepared(sql, until: deadline)
    }
  }

  /// Runs a named statement with its parameters, `$1` first.
  ///
  /// - Throws: As ``query(_:)``.
  @discardableResult
  public func query<each P: Parameter>(
    _ statement: Statement, _ parameters: repeat each P
  ) throws(DatabaseError) -> Rows {
    try query(SQL(statement, repeat each parameters))
  }

  /// Runs SQL text of several statements without parameters or rows, such as a migration. Outside a
  /// transaction they are one.
  ///
  /// - Throws: As ``query(_:)``; nothing after a refused statement is run.
  public func script(_ text: String) throws(DatabaseError) {
    try script(text, name: nil)
  }

  func script(_ text: String, name: String?) throws(DatabaseError) {
    _ = try simple(text, name: name)
  }

  /// Sends text by the simple protocol, and returns the last statement's result.
  @discardableResult
  func simple(_ text: String, name: String? = nil) throws(DatabaseError) -> Rows {
    let deadline = timeLimit.next
    let connection = unsafe try wire.pointer()
    try sent(unsafe PQsendQuery(connection, text))
    return try collect(Answer(text: text, name: name), until: deadline)
  }

  private func queryUnprepared(_ sql: SQL, until deadline: Deadline) throws(DatabaseError) -> Rows {
    try sendUnprepared(sql)
    return try collect(Answer(sql), until: deadline)
  }

  private func queryPrepared(_ sql: SQL, until deadline: Deadline) throws(DatabaseError) -> Rows {
    let key = StatementCache.Key(text: sql.text, types: sql.parameters.types)
    let name = try prepare(key, for: sql, until: deadline)
    try sendPrepared(sql, name: name)
    do throws(DatabaseError) {
      return try collect(Answer(sql), until: deadline)
    } catch {
      if error.isStalePlan { cache.remove(key) }
      throw error
    }
  }

  /// The name the statement is prepared under, once a session.
  func prepare(
    _ key: StatementCache.Key, for sql: SQL, until deadline: Deadline
  ) throws(DatabaseError) -> String {
    if let name = cache.name(for: key) { return name }
    if cache.isFull {
      try simple("deallocate all")
      cache.removeAll()
    }
    let name = cache.nextName()
    let connection = unsafe try wire.pointer()
    try sent(unsafe PQsendPrepare(connection, name, key.text, Int32(key.types.count), key.types))
    _ = try collect(Answer(sql), until: deadline)
    cache.insert(name, for: key)
    return name
  }

  func sendPrepared(_ sql: SQL, name: String) throws(DatabaseError) {
    let connection = unsafe try wire.pointer()
    let result = unsafe sql.parameters.withPointers { values, lengths, formats in
      unsafe PQsendQueryPrepared(connection, name, Int32(values.count), values, lengths, formats, 1)
    }
    try sent(result)
  }

  func sendUnprepared(_ sql: SQL) throws(DatabaseError) {
    let connection = unsafe try wire.pointer()
    let result = unsafe sql.parameters.withPointers { values, lengths, formats in
      unsafe PQsendQueryParams(
        connection, sql.text, Int32(values.count), sql.parameters.types, values, lengths, formats, 1)
    }
    try sent(result)
  }

  /// Checks a send function's answer: 0 means that nothing left.
  func sent(_ result: Int32) throws(DatabaseError) {
    guard result != 1 else { return }
    throw wire.isOpen ? .misuse("cannot send: \(wire.lastMessage)") : wire.lost()
  }
}
