import CLibPQ
import Foundation

/// A transaction failed in a way that a second try may cure.
struct TransientFailure: Error {
  /// What the caller gets when no try is left.
  var cause: any Error
}

/// A session was gone before the transaction's first statement: nothing has happened.
struct StaleSession: Error {
  var cause: DatabaseError
}

extension Database {
  /// Runs `body` in a transaction, again from the start (with a pause on this queue) when it fails by
  /// rivalry.
  ///
  /// For code that is on the connection's queue already; else use the pool's or the connection's. Rules as
  /// there: ``Pool/transaction(_:settings:repeatable:deadline:_:)``.
  ///
  /// - Throws: What `body` throws, after the roll-back; `.unknownOutcome` where the answer to COMMIT is lost.
  @discardableResult
  public func transaction<T>(
    _ isolation: Isolation = .readCommitted, settings: [String: String] = [:], attempts: Int = 10,
    _ body: (Database) throws -> T
  ) throws -> T {
    let options = TransactionOptions(isolation: isolation, settings: settings)
    var backoff = Backoff.rivals
    while true {
      do {
        return try attemptTransaction(options, body)
      } catch let failure as TransientFailure {
        guard backoff.attempt + 1 < attempts else { throw failure.cause }
        Thread.sleep(forTimeInterval: backoff.next() / .seconds(1))
      } catch let stale as StaleSession {
        throw stale.cause
      }
    }
  }

  /// Runs `body` in a transaction once.
  ///
  /// - Throws: ``TransientFailure``, ``StaleSession``, `.unknownOutcome`, or what `body` threw.
  func attemptTransaction<T>(_ options: TransactionOptions, _ body: (Database) throws -> T) throws -> T {
    guard !isInTransaction else {
      throw DatabaseError.misuse("a transaction is open already; use savepoint inside it")
    }
    failureIsTransient = false
    do throws(DatabaseError) {
      try begin(options)
    } catch {
      if error.code == .connection { throw StaleSession(cause: error) }
      throw error
    }
    let value: T
    do {
      value = try body(self)
    } catch {
      // The error itself tells, though a savepoint may have mended the transaction since; or the transaction
      // does, though the body may have wrapped the error.
      let isTransient =
        (error as? DatabaseError)?.isTransient == true
        || (failureIsTransient && wire.transactionStatus == PQTRANS_INERROR)
      rollBack()
      throw isTransient ? TransientFailure(cause: error) : error
    }
    do throws(DatabaseError) {
      try commit()
    } catch {
      rollBack()
      if error.isTransient { throw TransientFailure(cause: error) }
      throw error
    }
    return value
  }

  private func begin(_ options: TransactionOptions) throws(DatabaseError) {
    guard !options.settings.isEmpty else {
      try simple(options.begin.text)
      return
    }
    var statements = [options.begin]
    for (name, value) in options.settings.sorted(by: { $0.key < $1.key }) {
      statements.append("select set_config(\(name), \(value), true)")
    }
    do {
      _ = try pipeline(statements)
    } catch {
      rollBack()
      throw error
    }
  }

  /// Commits. An answer that is lost leaves the outcome unknown, and so does a commit that did not wait for
  /// its standby.
  private func commit() throws(DatabaseError) {
    switch wire.transactionStatus {
    case PQTRANS_INTRANS: break
    case PQTRANS_INERROR:
      let wasTransient = failureIsTransient
      rollBack()
      var error = DatabaseError.misuse(
        "the body went on after a refused statement, so nothing could be committed; use savepoint to go on")
      if wasTransient { error.sqlState = .serializationFailure }
      throw error
    case PQTRANS_IDLE: throw .misuse("the body ended its own transaction")
    default: throw DatabaseError(.connection, "the link broke before the commit; nothing was committed")
    }
    let deadline = timeLimit.next
    let connection = unsafe try wire.pointer()
    try sent(unsafe PQsendQuery(connection, "commit"))
    let answer: Rows
    do throws(DatabaseError) {
      answer = try collect(Answer(text: "commit"), until: deadline)
    } catch {
      guard error.code == .connection || error.code == .deadline else { throw error }
      var unknown = error.recoded(.unknownOutcome, "the answer to COMMIT was lost: ")
      unknown.answerWasLost = true
      throw unknown
    }
    guard answer.commandTag == "COMMIT" else { throw .misuse("the server rolled the transaction back") }
  }

  /// Leaves the transaction, or gives the link up when even that fails.
  func rollBack() {
    guard isInTransaction || !wire.isIdle else { return }
    do throws(DatabaseError) {
      try simple("rollback")
    } catch {
      wire.close()
    }
  }

  /// Runs `body` in a savepoint: when it throws, what it did is undone and the transaction can go on.
  ///
  /// - Throws: What `body` throws; `.misuse` outside a transaction.
  @discardableResult
  public func savepoint<T>(_ body: (Database) throws -> T) throws -> T {
    guard isInTransaction else { throw DatabaseError.misuse("a savepoint needs an open transaction") }
    savepointDepth += 1
    defer { savepointDepth -= 1 }
    let name = "level_\(savepointDepth)"
    try simple("savepoint \(name)")
    let value: T
    do {
      value = try body(self)
    } catch {
      if isInTransaction { try simple("rollback to savepoint \(name); release savepoint \(name)") }
      throw error
    }
    try simple("release savepoint \(name)")
    return value
  }
}
