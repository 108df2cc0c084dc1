import PostgreSQL
import TestSupport
import Testing

/// What is said, and done, when a server is gone or silent in the middle of things.
@Suite struct LostAnswerTests {
  /// A table whose rows, when they are committed, first run `action` as many times as the sequence says.
  private func makeTable(_ pool: Pool, action: String) async throws {
    try await pool.run {
      try $0.script(
        """
        create sequence commits;
        create table effect (key text primary key);
        create function act() returns trigger language plpgsql as $$
          begin
            if nextval('commits') = 1 then perform \(action); end if;
            return null;
          end $$;
        create constraint trigger at_commit after insert on effect deferrable initially deferred
          for each row execute function act();
        """)
    }
  }

  @Test func aCommitWhoseAnswerIsLostHasAnUnknownOutcome() async throws {
    let database = try await TestDatabase.makeEmpty()
    let pool = database.pool(size: 1)
    try await makeTable(pool, action: "pg_terminate_backend(pg_backend_pid())")
    let error = await #expect(throws: DatabaseError.self) {
      try await pool.transaction { try $0.query("insert into effect values ('a')") }
    }
    #expect(error?.code == .unknownOutcome)
    // The pool goes on with another session.
    #expect(try await pool.run { try $0.query("select 1").count } == 1)
  }

  @Test func aRepeatableBodyIsRunAgainAndFindsItsOwnKey() async throws {
    let database = try await TestDatabase.makeEmpty()
    let pool = database.pool(size: 1)
    try await makeTable(pool, action: "pg_terminate_backend(pg_backend_pid())")
    let wasThere = try await pool.transaction(repeatable: true) { session in
      guard try session.query("select from effect where key = 'a'").isEmpty else { return true }
      try session.query("insert into effect values ('a')")
      return false
    }
    // The first try died before it was durable, so the second one wrote it.
    #expect(!wasThere)
    #expect(try await pool.run { try $0.query("select from effect").count } == 1)
    #expect(
      try await pool.run { try $0.query("select last_value from commits").one().get(0, as: Int.self) } == 2)
  }

  @Test func aCommitPastItsDeadlineHasAnUnknownOutcome() async throws {
    let database = try await TestDatabase.makeEmpty()
    let pool = database.pool(size: 1)
    try await makeTable(pool, action: "pg_sleep(3600)")
    let error = await #expect(throws: DatabaseError.self) {
      try await pool.transaction(deadline: .milliseconds(500)) {
        try $0.query("insert into effect values ('a')")
      }
    }
    #expect(error?.code == .unknownOutcome)
  }

  @Test func aLinkThatBreaksBeforeTheCommitHasCommittedNothing() async throws {
    let database = try await TestDatabase.makeEmpty()
    let pool = database.pool(size: 1)
    try await pool.run { try $0.script("create table t (n int)") }
    let error = await #expect(throws: DatabaseError.self) {
      try await pool.transaction { session in
        try session.query("insert into t values (1)")
        try session.query("select pg_terminate_backend(pg_backend_pid())")
      }
    }
    #expect(error?.code == .connection)
    #expect(error?.sqlState == .adminShutdown)
    #expect(try await pool.run { try $0.query("select from t").count } == 0)
  }

  @Test func aCommitThatDidNotWaitForItsStandbyIsNoAcknowledgement() async throws {
    let cluster = try await TestCluster.start(settings: [
      "synchronous_standby_names": "nobody", "synchronous_commit": "local",
    ])
    let pool = Pool(cluster.configuration, size: 2)
    try await pool.run { try $0.script("create table t (n int)") }
    let commit = Task {
      try await pool.transaction(settings: ["synchronous_commit": "on"], repeatable: true) {
        try $0.query("insert into t values (1)")
      }
    }
    try await eventually {
      try await pool.run {
        try !$0.query("select pg_cancel_backend(pid) from pg_stat_activity where wait_event = 'SyncRep'")
          .isEmpty
      }
    }
    let error = await #expect(throws: DatabaseError.self) { _ = try await commit.value }
    #expect(error?.code == .unknownOutcome)
    #expect(try await pool.run { try $0.query("select from t").count } == 1)
  }

  @Test func aStatementPastItsDeadlineIsLeft() async throws {
    let database = try await TestDatabase.makeEmpty()
    let pool = database.pool(size: 1)
    let error = await #expect(throws: DatabaseError.self) {
      try await pool.run(deadline: .milliseconds(200)) { try $0.query("select pg_sleep(3600)") }
    }
    #expect(error?.code == .deadline)
    var configuration = database.configuration
    configuration.statementDeadline = .milliseconds(200)
    let each = await #expect(throws: DatabaseError.self) {
      try await Pool(configuration, size: 1).run { try $0.pipeline(["select 1", "select pg_sleep(3600)"]) }
    }
    #expect(each?.code == .deadline)
    #expect(try await pool.run { try $0.query("select 1").count } == 1)
  }

  @Test func aFrozenServerIsLeftAtTheDeadlineAndWorkResumesWhenItWakes() async throws {
    let cluster = try await TestCluster.start()
    var configuration = cluster.configuration
    configuration.connectTimeout = .milliseconds(200)
    let pool = Pool(configuration, size: 2)
    try await pool.run { try $0.script("create table t (n int)") }
    await cluster.freeze()

    // A session that was open, then a new one: the frozen server still accepts connections.
    let first = await #expect(throws: DatabaseError.self) {
      try await pool.run(deadline: .milliseconds(200)) { try $0.query("select 1") }
    }
    #expect(first?.code == .deadline)
    let second = await #expect(throws: DatabaseError.self) {
      try await pool.transaction { try $0.query("insert into t values (1)") }
    }
    #expect(second?.code == .connection)

    await cluster.thaw()
    try await pool.waitUntilReachable(for: nil)
    try await pool.transaction { try $0.query("insert into t values (2)") }
    #expect(try await pool.run { try $0.query("select n from t").map { try $0.get(0, as: Int.self) } } == [2])
  }

  @Test func copyingToAFrozenServerEndsAtTheDeadline() async throws {
    let cluster = try await TestCluster.start()
    var configuration = cluster.configuration
    configuration.statementDeadline = .milliseconds(300)
    let pool = Pool(configuration, size: 1)
    try await pool.run { try $0.script("create table t (body text)") }
    await cluster.freeze()
    let body = String(repeating: "z", count: 10_000)
    let error = await #expect(throws: DatabaseError.self) {
      try await pool.run {
        try $0.copyIn("copy t from stdin", rows: (0..<2000).lazy.map { _ in CopyRow(body) })
      }
    }
    #expect(error?.code == .deadline)
    await cluster.thaw()
  }
}
