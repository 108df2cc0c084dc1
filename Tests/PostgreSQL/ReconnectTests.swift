import Foundation
import PostgreSQL
import TestSupport
import Testing

@Suite struct ReconnectTests {
  /// Ends the sessions of that database's users, and returns when they are gone.
  private func endSessions(of processes: [Int], with killer: Pool) async throws {
    for process in processes {
      try await killer.run { try $0.query("select pg_terminate_backend(\(Int32(process)))") }
      try await eventually {
        try await killer.run {
          try $0.query("select from pg_stat_activity where pid = \(Int32(process))").isEmpty
        }
      }
    }
  }

  @Test func aSessionKilledBetweenTwoUsesIsNotNoticed() async throws {
    let database = try await TestDatabase.makeEmpty()
    let (pool, killer) = (database.pool(size: 1), database.pool(size: 1))
    for _ in 0..<10 {
      let process = try await pool.run { $0.serverProcess }
      try await endSessions(of: [process], with: killer)
      #expect(try await pool.run { $0.serverProcess } != process)
      let other = try await pool.run { $0.serverProcess }
      try await endSessions(of: [other], with: killer)
      #expect(try await pool.transaction { try $0.query("select 1").count } == 1)
      #expect(try await pool.read { try $0.query("select 1").count } == 1)
    }
  }

  @Test func workGoesOnThroughRestartsOfTheServer() async throws {
    let cluster = try await TestCluster.start()
    let pool = Pool(cluster.configuration, size: 3)
    let connection = try await Connection.open(cluster.configuration)
    try await pool.run { try $0.script("create table t (n int)") }
    for (round, mode) in [RunningCluster.StopMode.fast, .immediate].enumerated() {
      try await cluster.restart(mode)
      try await pool.transaction { try $0.query("insert into t values (\(round))") }
      #expect(try await connection.run { try $0.query("select from t").count } == round + 1)
    }
    await cluster.stop()
    let error = await #expect(throws: DatabaseError.self) { try await pool.run { try $0.query("select 1") } }
    #expect(error?.code == .connection)
    try await cluster.start()
    #expect(try await pool.read { try $0.query("select from t").count } == 2)
  }

  @Test func aDaemonMayStartBeforeItsDatabase() async throws {
    let cluster = try await TestCluster.start()
    await cluster.stop()
    let failures = AsyncStream<DatabaseError>.makeStream()
    async let connection = Connection.open(cluster.configuration, retryingFor: nil) {
      failures.continuation.yield($0)
    }
    var iterator = failures.stream.makeAsyncIterator()
    #expect(await iterator.next()?.code == .connection)
    try await cluster.start()
    #expect(try await connection.run { try $0.query("select 1").count } == 1)
  }

  @Test func patienceEndsWithTheLastReason() async throws {
    let folder = try TemporaryFolder()
    let configuration = DatabaseConfiguration(conninfo: "host=\(folder.url.path) dbname=x")
    let error = await #expect(throws: DatabaseError.self) {
      try await Connection.open(configuration, retryingFor: .zero)
    }
    #expect(error?.code == .connection)
  }

  @Test func aCancelledWaitForADatabaseEnds() async throws {
    let folder = try TemporaryFolder()
    let pool = Pool(DatabaseConfiguration(conninfo: "host=\(folder.url.path) dbname=x"), size: 1)
    let task = Task { try await pool.waitUntilReachable(for: nil) }
    task.cancel()
    await #expect(throws: (any Error).self) { try await task.value }
  }

  @Test func anOldSessionIsReplaced() async throws {
    let database = try await TestDatabase.makeEmpty()
    var configuration = database.configuration
    configuration.lifetime = .zero
    let pool = Pool(configuration, size: 1)
    let first = try await pool.run { $0.serverProcess }
    #expect(try await pool.run { $0.serverProcess } != first)
  }

  @Test func aSessionThatSatIdleIsTriedFirst() async throws {
    let database = try await TestDatabase.makeEmpty()
    var configuration = database.configuration
    configuration.probeAfter = .zero
    let pool = Pool(configuration, size: 1)
    let first = try await pool.run { $0.serverProcess }
    #expect(try await pool.run { $0.serverProcess } == first)
  }

  @Test func aClosedConnectionIsAnError() async throws {
    let database = try await TestDatabase.makeEmpty()
    let connection = try await Connection.open(database.configuration)
    await connection.close()
    let error = await #expect(throws: DatabaseError.self) {
      try await connection.run { try $0.query("select 1") }
    }
    #expect(error?.code == .misuse)
  }
}
