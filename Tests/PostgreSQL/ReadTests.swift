import Dispatch
import PostgreSQL
import TestSupport
import Testing

@Suite struct ReadTests {
  @Test func aCancelledReadIsStoppedOnTheServer() async throws {
    let database = try await TestDatabase.makeEmpty()
    let (pool, watcher) = (database.pool(size: 1), database.pool(size: 1))
    let task = Task { try await pool.read { try $0.query("select pg_sleep(3600)").count } }
    let sleeping: SQL =
      "select from pg_stat_activity where wait_event = 'PgSleep' and datname = current_database()"
    try await eventually { try await watcher.run { try !$0.query(sleeping).isEmpty } }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    try await eventually { try await watcher.run { try $0.query(sleeping).isEmpty } }
    #expect(try await pool.read { try $0.query("select 1").count } == 1)
  }

  @Test func aReadPastItsDeadlineIsStoppedOnTheServer() async throws {
    let database = try await TestDatabase.makeEmpty()
    let watcher = database.pool(size: 1)
    let error = await #expect(throws: DatabaseError.self) {
      try await database.pool(size: 1).read(deadline: .milliseconds(200)) {
        try $0.query("select pg_sleep(3600)")
      }
    }
    #expect(error?.code == .deadline)
    let others: SQL =
      "select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
    try await eventually { try await watcher.run { try $0.query(others).isEmpty } }
  }

  @Test func aCancelledWriteRunsToItsEnd() async throws {
    let database = try await TestDatabase.makeEmpty()
    let (pool, watcher) = (database.pool(size: 1), database.pool(size: 1))
    try await pool.run { try $0.script("create table t (n int)") }
    try await watcher.run { try $0.query("select pg_advisory_lock(1)") }
    let task = Task {
      try await pool.transaction {
        try $0.query("select pg_advisory_xact_lock(1)")
        try $0.query("insert into t values (1)")
      }
    }
    try await eventually {
      try await watcher.run { try $0.hasAdvisoryWaiter() }
    }
    task.cancel()
    try await watcher.run { try $0.query("select pg_advisory_unlock(1)") }
    _ = try await task.value
    #expect(try await watcher.run { try $0.query("select from t").count } == 1)
  }

  @Test func aReadCannotWrite() async throws {
    let database = try await TestDatabase.makeEmpty()
    let error = await #expect(throws: DatabaseError.self) {
      try await database.pool(size: 1).read { try $0.script("create table t (n int)") }
    }
    #expect(error?.sqlState == SQLState(rawValue: "25006"))
  }

  @Test func aReadSeesOneStateThroughout() async throws {
    let database = try await TestDatabase.makeEmpty()
    let (pool, writer) = (database.pool(size: 1), try await Connection.open(database.configuration))
    try await pool.run { try $0.script("create table t (n int)") }
    let counts = try await pool.read { session in
      let before = try session.query("select from t").count
      // On the writer's own queue, while this one waits.
      writer.queue.sync { _ = try? writer.runOnQueue { try $0.query("insert into t values (1)") } }
      return try (before, session.query("select from t").count)
    }
    #expect(counts == (0, 0))
    #expect(try await pool.read { try $0.query("select from t").count } == 1)
  }

  @Test func cancellingOneReadLeavesTheOthersOfTheConnectionAlone() async throws {
    let database = try await TestDatabase.makeEmpty()
    let connection = try await Connection.open(database.configuration)
    let watcher = database.pool(size: 1)
    try await watcher.run { try $0.query("select pg_advisory_lock(1)") }
    let running = Task {
      try await connection.read { try $0.query("select pg_advisory_xact_lock_shared(1)").count }
    }
    try await eventually {
      try await watcher.run { try $0.hasAdvisoryWaiter() }
    }
    let waiting = Task { try await connection.read { try $0.query("select 1").count } }
    waiting.cancel()
    try await watcher.run { try $0.query("select pg_advisory_unlock(1)") }
    #expect(try await running.value == 1)
    await #expect(throws: CancellationError.self) { try await waiting.value }
  }

  @Test func aReadThatWasCancelledBeforeItBeganDoesNothing() async throws {
    let database = try await TestDatabase.makeEmpty()
    let pool = database.pool(size: 1)
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      return try await pool.read { try $0.query("select 1").count }
    }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}
