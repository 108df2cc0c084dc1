import PostgreSQL
import Synchronization
import TestSupport
import Testing

@testable import PostgreSQL

@Suite struct PoolTests {
  @Test func callersAreServedInTheOrderTheyCame() async throws {
    let database = try await TestDatabase.makeEmpty()
    let pool = database.pool(size: 1)
    let gate = try await Gate(database)
    async let first: Void = pool.run { try gate.wait($0) }
    try await eventually { try await gate.isWaitedFor }
    let order = Order()
    try await withThrowingTaskGroup { group in
      for number in 0..<20 {
        group.addTask { try await pool.run { _ in order.note(number) } }
        try await eventually { pool.waitingCount == number + 1 }
      }
      try await gate.open()
      try await group.waitForAll()
    }
    try await first
    #expect(order.numbers == Array(0..<20))
  }

  @Test func whoWaitsTooLongIsTold() async throws {
    let database = try await TestDatabase.makeEmpty()
    var configuration = database.configuration
    configuration.acquireTimeout = .milliseconds(100)
    let pool = Pool(configuration, size: 1)
    let gate = try await Gate(database)
    async let first: Void = pool.run { try gate.wait($0) }
    try await eventually { try await gate.isWaitedFor }
    let error = await #expect(throws: DatabaseError.self) { try await pool.run { try $0.query("select 1") } }
    #expect(error?.code == .poolTimeout)
    let deadline = await #expect(throws: DatabaseError.self) {
      try await pool.run(deadline: .zero) { try $0.query("select 1") }
    }
    #expect(deadline?.code == .poolTimeout)
    #expect(pool.waitingCount == 0)
    try await gate.open()
    try await first
    #expect(try await pool.run { try $0.query("select 1").count } == 1)
  }

  @Test func aCancelledWaiterLeavesTheQueue() async throws {
    let database = try await TestDatabase.makeEmpty()
    let pool = database.pool(size: 1)
    let gate = try await Gate(database)
    async let first: Void = pool.run { try gate.wait($0) }
    try await eventually { try await gate.isWaitedFor }
    let waiter = Task { try await pool.run { try $0.query("select 1").count } }
    try await eventually { pool.waitingCount == 1 }
    waiter.cancel()
    await #expect(throws: CancellationError.self) { try await waiter.value }
    #expect(pool.waitingCount == 0)
    try await gate.open()
    try await first
  }

  @Test func closingFailsWaitersAndLetsWorkFinish() async throws {
    let database = try await TestDatabase.makeEmpty()
    let pool = database.pool(size: 1)
    let gate = try await Gate(database)
    async let first: Void = pool.run { try gate.wait($0) }
    try await eventually { try await gate.isWaitedFor }
    let waiter = Task { try await pool.run { try $0.query("select 1").count } }
    try await eventually { pool.waitingCount == 1 }
    async let closed: Void = pool.close()
    let error = await #expect(throws: DatabaseError.self) { try await waiter.value }
    #expect(error?.code == .poolClosed)
    try await gate.open()
    try await first
    await closed
    let later = await #expect(throws: DatabaseError.self) { try await pool.run { try $0.query("select 1") } }
    #expect(later?.code == .poolClosed)
    let left = try await database.pool(size: 1).run {
      try $0.query(
        "select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
      )
      .count
    }
    #expect(left <= 2)  // the gate's own
  }

  @Test func manyCallersShareFewConnections() async throws {
    let database = try await TestDatabase.makeEmpty()
    let pool = database.pool(size: 3)
    let processes = try await withThrowingTaskGroup { group in
      for _ in 0..<200 { group.addTask { try await pool.run { $0.serverProcess } } }
      return try await group.reduce(into: Set<Int>()) { $0.insert($1) }
    }
    #expect(processes.count <= 3)
  }

  @Test func aReleasedConnectionGoesToTheFirstWaiterAndNotToANewcomer() {
    var state = PoolState<String, String>(["connection"])
    guard case .member(let member) = state.acquire() else { return #expect(Bool(false), "nothing to lend") }
    state.wait("first", ticket: state.nextTicket())
    state.wait("second", ticket: state.nextTicket())
    #expect(state.release(member) == "first")
    guard case .none = state.acquire() else { return #expect(Bool(false), "a newcomer was served") }
    #expect(state.leave(ticket: 1) == nil)
    #expect(state.release(member) == "second")
    #expect(state.release(member) == nil)
    #expect(state.close().isEmpty)
    #expect(state.isDrained)
  }
}

/// Holds a closure on its connection until a test opens it: an advisory lock of the database.
private struct Gate: Sendable {
  private let owner: Connection

  init(_ database: TestDatabase) async throws {
    owner = try await Connection.open(database.configuration)
    try await owner.run { try $0.query("select pg_advisory_lock(1)") }
  }

  func wait(_ session: Database) throws { try session.query("select pg_advisory_lock_shared(1)") }

  var isWaitedFor: Bool {
    get async throws {
      try await owner.run { try $0.hasAdvisoryWaiter() }
    }
  }

  func open() async throws { try await owner.run { try $0.query("select pg_advisory_unlock(1)") } }
}

/// Numbers in the order they were noted.
private final class Order: Sendable {
  private let noted = Mutex<[Int]>([])
  func note(_ number: Int) { noted.withLock { $0.append(number) } }
  var numbers: [Int] { noted.withLock { $0 } }
}
