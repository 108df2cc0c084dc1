import Dispatch
import PostgreSQL
import TestSupport
import Testing

@Suite struct TransactionTests {
  @Test func rivalsOnOneCounterLoseNoStep() async throws {
    let database = try await TestDatabase.makeEmpty()
    var configuration = database.configuration
    configuration.transactionAttempts = 100
    let pool = Pool(configuration, size: 8)
    try await pool.run { try $0.script("create table counter (n bigint); insert into counter values (0)") }
    try await withThrowingTaskGroup { group in
      for _ in 0..<40 {
        group.addTask {
          try await pool.transaction(.serializable) { session in
            let n = try session.query("select n from counter").one().get(0, as: Int.self)
            try session.query("update counter set n = \(n + 1)")
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try await pool.run { try $0.query("select n from counter").one().get(0, as: Int.self) } == 40)
  }

  @Test func aRivalThatComesAgainAndAgainIsReportedInTheEnd() async throws {
    let database = try await TestDatabase.makeEmpty()
    var configuration = database.configuration
    configuration.transactionAttempts = 3
    let pool = Pool(configuration, size: 1)
    try await pool.run { try $0.script("create sequence tries") }
    let error = await #expect(throws: DatabaseError.self) {
      try await pool.transaction { session in
        try session.query("select nextval('tries')")
        try session.script("do $$ begin raise exception using errcode = '40001'; end $$")
      }
    }
    #expect(error?.sqlState == .serializationFailure)
    #expect(
      try await pool.run { try $0.query("select last_value from tries").one().get(0, as: Int.self) } == 3)
  }

  @Test func aRivalryThatTheBodyWrapsInItsOwnErrorIsTriedAgainToo() async throws {
    let database = try await TestDatabase.makeEmpty()
    let pool = database.pool(size: 1)
    try await pool.run { try $0.script("create sequence tries") }
    let tries = try await pool.transaction { session in
      let count = try session.query("select nextval('tries')").one().get(0, as: Int.self)
      do {
        if count < 3 { try session.script("do $$ begin raise exception using errcode = '40P01'; end $$") }
      } catch {
        throw Wrapped(cause: error)
      }
      return count
    }
    #expect(tries == 3)
  }

  @Test func aRivalryInsideASavepointIsTriedAgainFromTheStart() async throws {
    let database = try await TestDatabase.makeEmpty()
    let pool = database.pool(size: 1)
    try await pool.run { try $0.script("create sequence tries") }
    let tries = try await pool.transaction { session in
      let count = try session.query("select nextval('tries')").one().get(0, as: Int.self)
      try session.savepoint {
        if count < 3 { try $0.script("do $$ begin raise exception using errcode = '40001'; end $$") }
      }
      return count
    }
    #expect(tries == 3)
  }

  @Test func anErrorOfTheBodyUndoesEverything() async throws {
    let database = try await TestDatabase.makeEmpty()
    let pool = database.pool(size: 1)
    try await pool.run { try $0.script("create table t (n int)") }
    await #expect(throws: Refusal.self) {
      try await pool.transaction { session in
        try session.query("insert into t values (1)")
        throw Refusal()
      }
    }
    #expect(try await pool.run { try $0.query("select from t").count } == 0)
  }

  @Test func settingsHoldUntilItsEnd() async throws {
    let database = try await TestDatabase.makeEmpty()
    let pool = database.pool(size: 1)
    let settings = ["trao.actor": "thư ký \"A\" 'B'", "statement_timeout": "4321ms"]
    let (actor, timeout) = try await pool.transaction(settings: settings) {
      try $0.query("select current_setting('trao.actor'), current_setting('statement_timeout')").one()
        .decode(String.self, String.self)
    }
    #expect(actor == settings["trao.actor"])
    #expect(timeout == "4321ms")
    let after = try await pool.run {
      try $0.query("select current_setting('trao.actor', true)").one().optional(0, as: String.self)
    }
    #expect(after?.isEmpty ?? true)
  }

  @Test(arguments: [Isolation.readCommitted, .repeatableRead, .serializable])
  func isolationIsAsAsked(isolation: Isolation) async throws {
    let database = try await TestDatabase.makeEmpty()
    let found = try await database.pool(size: 1).transaction(isolation) {
      try $0.query("select current_setting('transaction_isolation')").one().get(0, as: String.self)
    }
    #expect(found == isolation.rawValue)
  }

  @Test func aSavepointUndoesItsOwnPartOnly() async throws {
    let database = try await TestDatabase.makeEmpty()
    let pool = database.pool(size: 1)
    try await pool.run { try $0.script("create table t (n int primary key)") }
    try await pool.transaction { session throws in
      try session.query("insert into t values (1)")
      #expect(throws: DatabaseError.self) {
        try session.savepoint { inner in
          try inner.query("insert into t values (2)")
          try inner.savepoint { try $0.query("insert into t values (3)") }
          try inner.query("insert into t values (1)")
        }
      }
      try session.savepoint { try $0.query("insert into t values (4)") }
    }
    let left = try await pool.run {
      try $0.query("select n from t order by n").map { try $0.get(0, as: Int.self) }
    }
    #expect(left == [1, 4])
    let outside = await #expect(throws: DatabaseError.self) {
      try await pool.run { try $0.savepoint { _ in } }
    }
    #expect(outside?.code == .misuse)
  }

  @Test func aBodyThatSwallowsAnErrorIsNotTakenForCommitted() async throws {
    let database = try await TestDatabase.makeEmpty()
    let pool = database.pool(size: 1)
    try await pool.run { try $0.script("create table t (n int)") }
    let error = await #expect(throws: DatabaseError.self) {
      try await pool.transaction { session in
        try session.query("insert into t values (1)")
        _ = try? session.query("select 1/0")
      }
    }
    #expect(error?.code == .misuse)
    #expect(try await pool.run { try $0.query("select from t").count } == 0)
  }

  @Test func transactionsDoNotNestAndAreNotLeftOpen() async throws {
    let database = try await TestDatabase.makeEmpty()
    let pool = database.pool(size: 1)
    let nested = await #expect(throws: DatabaseError.self) {
      try await pool.transaction { session in try session.transaction { _ in } }
    }
    #expect(nested?.code == .misuse)
    let ended = await #expect(throws: DatabaseError.self) {
      try await pool.transaction { try $0.script("commit") }
    }
    #expect(ended?.code == .misuse)
    let open = await #expect(throws: DatabaseError.self) { try await pool.run { try $0.script("begin") } }
    #expect(open?.code == .misuse)
    #expect(try await pool.run { !$0.isInTransaction })
  }

  @Test func aConstraintCheckedAtTheCommitIsAnOrdinaryError() async throws {
    let database = try await TestDatabase.makeEmpty()
    let pool = database.pool(size: 1)
    try await pool.run {
      try $0.script(
        """
        create table parent (id int primary key);
        create table child (parent int constraint known references parent deferrable initially deferred)
        """)
    }
    let error = await #expect(throws: DatabaseError.self) {
      try await pool.transaction { try $0.query("insert into child values (1)") }
    }
    #expect(error?.sqlState == .foreignKeyViolation)
    #expect(error?.constraint == "known")
  }

  @Test func codeOnTheQueueRunsTransactionsThere() async throws {
    let database = try await TestDatabase.makeEmpty()
    let connection = try await Connection.open(database.configuration)
    let count = await withCheckedContinuation { continuation in
      connection.queue.async {
        continuation.resume(
          returning: Result {
            try connection.runOnQueue { session in
              try session.script("create table t (n int); create sequence tries")
              return try session.transaction(settings: ["trao.actor": "a"]) { session in
                let count = try session.query("select nextval('tries')").one().get(0, as: Int.self)
                if count < 3 {
                  try session.script("do $$ begin raise exception using errcode = '40001'; end $$")
                }
                return count
              }
            }
          })
      }
    }
    #expect(try count.get() == 3)
  }

  private struct Refusal: Error {}
  private struct Wrapped: Error { var cause: any Error }
}
