public import Dispatch

/// A session with the server and the serial queue that owns it.
///
/// Database work is a synchronous closure that runs on the queue. There is no suspension point inside it, so a
/// transaction can not interleave with another caller's statements, whatever actor re-entrancy allows. Closures
/// run in turn.
///
/// A session that broke is replaced at the next use. Nothing is kept in a session, so its replacement is no
/// event; a session that must be noticed when it goes is ``Listener``'s.
public actor Connection {
  private nonisolated let executor: QueueExecutor
  private nonisolated let connector: Connector
  private var session: Session?
  private var isClosed = false

  public nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

  /// The queue that owns the session, for work that Dispatch itself schedules: groups, work items, timers.
  public nonisolated var queue: DispatchQueue { executor.queue }

  /// What it connects with.
  public nonisolated var configuration: DatabaseConfiguration { connector.configuration }

  /// Makes a connection that connects at its first use.
  ///
  /// - Parameters:
  ///   - configuration: Where and how long.
  ///   - label: The queue's label.
  ///   - qos: The queue's quality of service.
  public init(
    _ configuration: DatabaseConfiguration, label: String = "trao.database",
    qos: DispatchQoS = .userInitiated
  ) {
    self.init(Connector(configuration), label: label, qos: qos)
  }

  init(_ connector: Connector, label: String, qos: DispatchQoS) {
    executor = QueueExecutor(label: label, qos: qos)
    self.connector = connector
  }

  /// Makes a connection and connects it.
  ///
  /// - Throws: `.connection` with each host's reason.
  public static func open(
    _ configuration: DatabaseConfiguration, label: String = "trao.database",
    qos: DispatchQoS = .userInitiated
  ) async throws -> Connection {
    let connection = Connection(configuration, label: label, qos: qos)
    try await connection.connect()
    return connection
  }

  /// Makes a connection and connects it, trying again with jitter, at most two seconds between tries, while
  /// there is no server or it takes nobody: for a daemon that starts before its database.
  ///
  /// - Parameters:
  ///   - configuration: Where and how long.
  ///   - patience: How long to go on; nil is until the task is cancelled.
  ///   - label: The queue's label.
  ///   - onFailure: Called with the reason of each failed try.
  /// - Returns: The connection.
  /// - Throws: The last reason when patience ends, `CancellationError` when the task is cancelled.
  public static func open(
    _ configuration: DatabaseConfiguration, retryingFor patience: Duration?, label: String = "trao.database",
    onFailure: @Sendable (DatabaseError) -> Void = { _ in }
  ) async throws -> Connection {
    let connection = Connection(configuration, label: label)
    try await retrying(for: patience, onFailure: onFailure) { try await connection.connect() }
    return connection
  }

  /// Runs `body` on the connection's queue, each statement its own transaction. It is never cancelled.
  ///
  /// - Parameters:
  ///   - deadline: How long the whole closure has; nil gives each statement the configured time.
  ///   - body: Statements.
  /// - Returns: What `body` returns.
  /// - Throws: What `body` throws; `.connection` where no session can be had.
  @discardableResult
  public nonisolated func run<T: Sendable>(
    deadline: Duration? = nil, _ body: @Sendable (Database) throws -> T
  ) async throws -> T {
    try await perform(until: deadline.map(Deadline.after), body)
  }

  /// ``run(deadline:_:)`` for code that Dispatch already put on ``queue``; traps elsewhere.
  ///
  /// - Throws: As there.
  @discardableResult
  public nonisolated func runOnQueue<T: Sendable>(
    deadline: Duration? = nil, _ body: @Sendable (Database) throws -> T
  ) throws -> T {
    try assumeIsolated { try $0.perform(until: deadline.map(Deadline.after), body) }
  }

  /// Runs `body` in a read-only transaction that sees one state of the database throughout. Cancelling the task
  /// stops the statement that runs.
  ///
  /// - Throws: As ``run(deadline:_:)``; `CancellationError` when cancelled.
  public nonisolated func read<T: Sendable>(
    deadline: Duration? = nil, _ body: @Sendable (Database) throws -> T
  ) async throws -> T {
    try await read(until: deadline.map(Deadline.after), body)
  }

  nonisolated func read<T: Sendable>(
    until limit: Deadline?, _ body: @Sendable (Database) throws -> T
  ) async throws -> T {
    let cancellation = ReadCancellation()
    return try await withTaskCancellationHandler {
      try await readOnce(until: limit, cancellation, body)
    } onCancel: {
      cancellation.cancel()
    }
  }

  /// Runs `body` in a transaction. Rules as in ``Pool/transaction(_:settings:repeatable:deadline:_:)``.
  ///
  /// - Throws: As there.
  @discardableResult
  public nonisolated func transaction<T: Sendable>(
    _ isolation: Isolation = .readCommitted, settings: [String: String] = [:], repeatable: Bool = false,
    deadline: Duration? = nil, _ body: @Sendable (Database) throws -> T
  ) async throws -> T {
    let options = TransactionOptions(isolation: isolation, settings: settings)
    let limit = deadline.map(Deadline.after)
    return try await repeating(
      repeatable: repeatable, attempts: configuration.transactionAttempts, until: limit,
      patience: configuration.statementDeadline
    ) {
      try await transactOnce(options, until: limit, body)
    }
  }

  /// Ends the session; later use is an error.
  public func close() {
    isClosed = true
    session = nil
  }

  // MARK: On the queue

  private func connect() throws(DatabaseError) { _ = try freshSession(until: nil) }

  func transactOnce<T: Sendable>(
    _ options: TransactionOptions, until limit: Deadline?, _ body: @Sendable (Database) throws -> T
  ) throws -> T {
    try onceMoreIfStale(until: limit) { try $0.attemptTransaction(options, body) }
  }

  func perform<T: Sendable>(
    until limit: Deadline?, _ body: @Sendable (Database) throws -> T
  ) throws -> T {
    try withDatabase(until: limit, body)
  }

  private func readOnce<T: Sendable>(
    until limit: Deadline?, _ cancellation: ReadCancellation, _ body: @Sendable (Database) throws -> T
  ) throws -> T {
    let options = TransactionOptions(isolation: .repeatableRead, isReadOnly: true)
    do {
      return try onceMoreIfStale(until: limit) { database in
        defer { if cancellation.end() { database.wire.close() } }
        try cancellation.begin(Canceller(database.wire))
        do {
          return try database.attemptTransaction(options, body)
        } catch let error as DatabaseError where error.code == .deadline {
          // The link is given up; the server need not go on.
          cancellation.cancel()
          throw error
        }
      }
    } catch let failure as TransientFailure {
      throw failure.cause
    } catch let error as DatabaseError where error.sqlState == .queryCanceled && Task.isCancelled {
      throw CancellationError()
    }
  }

  /// A session that went between two uses shows before the first statement of a transaction has been answered;
  /// then nothing has happened, and another session takes its place.
  private func onceMoreIfStale<T: Sendable>(
    until limit: Deadline?, _ body: (Database) throws -> T
  ) throws -> T {
    do {
      return try withDatabase(until: limit, body)
    } catch is StaleSession {
      do {
        return try withDatabase(until: limit, body)
      } catch let stale as StaleSession {
        throw stale.cause
      }
    }
  }

  private func withDatabase<T: Sendable>(until limit: Deadline?, _ body: (Database) throws -> T) throws -> T {
    let session = try usableSession(until: limit)
    let database = session.database
    database.timeLimit = limit.map(TimeLimit.until) ?? .perStatement(configuration.statementDeadline)
    defer {
      if database.wire.isOpen { session.lastUse = .now } else { self.session = nil }
    }
    let value = try body(database)
    guard database.wire.isIdle || !database.wire.isOpen else {
      database.rollBack()
      throw DatabaseError.misuse("the closure left a transaction open; it was rolled back")
    }
    return value
  }

  private func usableSession(until limit: Deadline?) throws(DatabaseError) -> Session {
    guard !isClosed else { throw .misuse("the connection was closed") }
    if let session, session.isUsable(configuration, until: limit) { return session }
    return try freshSession(until: limit)
  }

  private func freshSession(until limit: Deadline?) throws(DatabaseError) -> Session {
    session = nil
    let fresh = Session(
      Database(try connector.connect(until: limit), configuration: configuration), configuration)
    session = fresh
    return fresh
  }
}
