import PostgreSQL
import TestSupport
import Testing

@Suite struct PipelineTests {
  @Test func everyStatementHasItsRows() async throws {
    let database = try await TestDatabase.makeEmpty()
    let statements: [SQL] = (0..<1000).map { "select \($0), \("row \($0)")" }
    let rows = try await database.pool().run { try $0.pipeline(statements) }
    #expect(rows.count == 1000)
    for (index, result) in rows.enumerated() {
      let (number, text) = try result.one().decode(Int.self, String.self)
      #expect(number == index)
      #expect(text == "row \(index)")
    }
  }

  @Test func aFailingStatementInTheMiddleUndoesAll() async throws {
    let database = try await TestDatabase.makeEmpty()
    try await database.pool(size: 1).run { session throws in
      try session.script("create table t (n int primary key)")
      let error = #expect(throws: DatabaseError.self) {
        try session.pipeline([
          "insert into t values (\(1))", "insert into t values (\(1))", "insert into t values (\(2))",
          "select 1/0",
        ])
      }
      #expect(error?.sqlState == .uniqueViolation)
      #expect(try session.query("select from t").isEmpty)
      // Everything was drained: the session is as good as new.
      #expect(try session.pipeline(["insert into t values (\(3))", "select n from t"])[1].count == 1)
    }
  }

  @Test func aStatementThatCannotBePreparedIsAnOrdinaryError() async throws {
    let database = try await TestDatabase.makeEmpty()
    try await database.pool(size: 1).run { session throws in
      #expect(throws: DatabaseError.self) { try session.pipeline(["select 1", "select nothing"]) }
      #expect(try session.pipeline(["select 1"]).count == 1)
      #expect(try session.pipeline([]).isEmpty)
    }
  }

  @Test func insideATransactionItIsPartOfIt() async throws {
    let database = try await TestDatabase.makeEmpty()
    let pool = database.pool(size: 1)
    try await pool.run { try $0.script("create table t (n int)") }
    await #expect(throws: Undo.self) {
      try await pool.transaction { session in
        _ = try session.pipeline(["insert into t values (1)", "insert into t values (2)"])
        throw Undo()
      }
    }
    #expect(try await pool.run { try $0.query("select from t").count } == 0)
  }

  @Test func bothSidesSendingMuchDoNotBlockEachOther() async throws {
    let database = try await TestDatabase.makeEmpty()
    let large = String(repeating: "y", count: 200_000)
    let total = try await database.pool().run { session throws in
      try session.pipeline((0..<100).map { _ in "select \(large)" }).reduce(0) {
        try $0 + $1.one().get(0, as: String.self).utf8.count
      }
    }
    #expect(total == 20_000_000)
  }

  @Test func moreDistinctStatementsThanTheCacheHoldsRun() async throws {
    let database = try await TestDatabase.makeEmpty()
    let statements = (0..<400).map {
      SQL(Statement(name: "Tests.\($0)", text: "select \($0), $1::int"), Int32($0))
    }
    let rows = try await database.pool(size: 1).run { try $0.pipeline(statements) }
    #expect(try rows.map { try $0.one().get(0, as: Int.self) } == Array(0..<400))
  }

  private struct Undo: Error {}
}
