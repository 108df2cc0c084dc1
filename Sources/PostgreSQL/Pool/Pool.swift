import Dispatch
import Synchronization

/// A fixed number of connections that callers share. Callers are served in the order they came.
///
/// A connection connects at its first use, and again when its session broke, grew old or failed a probe; so a
/// pool can be made before there is a server, and lives through the server's restarts.
public final class Pool: Sendable {
  private typealias Continuation = CheckedContinuation<Connection, any Error>

  /// What its connections connect with.
  public let configuration: DatabaseConfiguration
  private let connections: [Connection]
  private let state: Mutex<PoolState<Connection, Continuation>>
  private let drained = Mutex<[CheckedContinuation<Void, Never>]>([])

  /// Makes a pool of `size` connections, none of them connected yet.
  public init(_ configuration: DatabaseConfiguration, size: Int) {
    let connector = Connector(configuration)
    let connections = (1...max(1, size)).map {
      Connection(connector, label: "trao.database.\($0)", qos: .userInitiated)
    }
    self.configuration = configuration
    self.connections = connections
    state = Mutex(PoolState(connections))
  }

  /// Runs `body` on one of the connections, each statement its own transaction. It is never cancelled.
  ///
  /// - Parameters:
  ///   - deadline: How long everything has, the wait for a connection included; nil gives each statement the
  ///     configured time.
  ///   - body: Statements.
  /// - Returns: What `body` returns.
  /// - Throws: What `body` throws; `.poolTimeout`, `.poolClosed`; `.connection` where no session can be had.
  @discardableResult
  public func run<T: Sendable>(
    deadline: Duration? = nil, _ body: @Sendable (Database) throws -> T
  ) async throws -> T {
    let limit = deadline.map(Deadline.after)
    return try await lend(until: limit) { try await $0.perform(until: limit, body) }
  }

  /// Runs `body` in a read-only transaction that sees one state of the database throughout. Cancelling the task
  /// stops the statement that runs.
  ///
  /// - Throws: As ``run(deadline:_:)``; `CancellationError` when cancelled.
  public func read<T: Sendable>(
    deadline: Duration? = nil, _ body: @Sendable (Database) throws -> T
  ) async throws -> T {
    let limit = deadline.map(Deadline.after)
    return try await lend(until: limit) { try await $0.read(until: limit, body) }
  }

  /// Runs `body` in a transaction.
  ///
  /// When rivals make it fail (40001, 40P01) `body` is run again from the start, after a pause. So it has no
  /// effects outside the database; what must happen afterwards is what it returns.
  ///
  /// - Parameters:
  ///   - isolation: What it sees of others' work.
  ///   - settings: Settings of the server that hold until its end (`set local`).
  ///   - repeatable: Whether `body` looks for its own key first, so that it may be run again when the answer to
  ///     its COMMIT was lost.
  ///   - deadline: How long everything has, waits and further tries included; nil gives each statement the
  ///     configured time.
  ///   - body: Statements.
  /// - Returns: What `body` returns.
  /// - Throws: What `body` throws, after the roll-back. `.unknownOutcome` when the answer to COMMIT is lost:
  ///   look for the key, then decide. Every other `.connection` and `.deadline` means that nothing was
  ///   committed.
  @discardableResult
  public func transaction<T: Sendable>(
    _ isolation: Isolation = .readCommitted, settings: [String: String] = [:], repeatable: Bool = false,
    deadline: Duration? = nil, _ body: @Sendable (Database) throws -> T
  ) async throws -> T {
    let options = TransactionOptions(isolation: isolation, settings: settings)
    let limit = deadline.map(Deadline.after)
    return try await repeating(
      repeatable: repeatable, attempts: configuration.transactionAttempts, until: limit,
      patience: configuration.statementDeadline
    ) {
      try await lend(until: limit) { try await $0.transactOnce(options, until: limit, body) }
    }
  }

  /// Waits until the server takes connections, trying with jitter at most two seconds apart: for a daemon that
  /// starts before its database.
  ///
  /// - Parameters:
  ///   - patience: How long to go on; nil is until the task is cancelled.
  ///   - onFailure: Called with the reason of each failed try.
  /// - Throws: The last reason when patience ends, `CancellationError` when the task is cancelled.
  public func waitUntilReachable(
    for patience: Duration?, onFailure: @Sendable (DatabaseError) -> Void = { _ in }
  ) async throws {
    try await retrying(for: patience, onFailure: onFailure) {
      try await run { _ = try $0.query("select 1") }
    }
  }

  /// Lends nothing out any more, fails those who wait, and ends the sessions once those at work are done.
  public func close() async {
    for waiter in state.withLock({ $0.close() }) { waiter.resume(throwing: Self.closedError) }
    await withCheckedContinuation { continuation in
      drained.withLock { $0.append(continuation) }
      finishIfDrained()
    }
    for connection in connections { await connection.close() }
  }

  /// How many callers wait for a connection.
  var waitingCount: Int { state.withLock { $0.waitingCount } }

  // MARK: Lending

  private func lend<T: Sendable>(
    until limit: Deadline?, _ use: (Connection) async throws -> T
  ) async throws -> T {
    let connection = try await acquire(until: limit)
    defer { giveBack(connection) }
    return try await use(connection)
  }

  private func acquire(until limit: Deadline?) async throws -> Connection {
    switch state.withLock({ $0.acquire() }) {
    case .member(let connection): return connection
    case .closed: throw Self.closedError
    case .none: break
    }
    let ticket = state.withLock { $0.nextTicket() }
    let end = Deadline.after(configuration.acquireTimeout).earlier(limit)
    let timeout = Task {
      try await Task.sleep(until: end.instant, clock: .continuous)
      leave(ticket, throwing: Self.timeoutError)
    }
    defer { timeout.cancel() }
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { join($0, ticket: ticket, until: end) }
    } onCancel: {
      leave(ticket, throwing: CancellationError())
    }
  }

  /// Joins the queue, unless a connection has come free since it was looked for.
  private func join(_ continuation: Continuation, ticket: Int, until end: Deadline) {
    let result: Result<Connection, any Error>? = state.withLock { state in
      switch state.acquire() {
      case .member(let connection): return .success(connection)
      case .closed: return .failure(Self.closedError)
      case .none:
        // A cancel or a timeout that came before this place in the queue was taken found nobody to wake.
        if Task.isCancelled { return .failure(CancellationError()) }
        if end.hasPassed { return .failure(Self.timeoutError) }
        state.wait(continuation, ticket: ticket)
        return nil
      }
    }
    if let result { continuation.resume(with: result) }
  }

  private func leave(_ ticket: Int, throwing error: any Error) {
    state.withLock { $0.leave(ticket: ticket) }?.resume(throwing: error)
  }

  private func giveBack(_ connection: Connection) {
    state.withLock { $0.release(connection) }?.resume(returning: connection)
    finishIfDrained()
  }

  private func finishIfDrained() {
    guard state.withLock({ $0.isDrained }) else { return }
    let waiting = drained.withLock { continuations in
      defer { continuations = [] }
      return continuations
    }
    for continuation in waiting { continuation.resume() }
  }

  private static var timeoutError: DatabaseError {
    DatabaseError(.poolTimeout, "no connection to the database came free in time")
  }

  private static var closedError: DatabaseError {
    DatabaseError(.poolClosed, "the connections to the database were closed")
  }
}
