import PostgreSQL
import TestSupport
import Testing

@Suite struct QueryTests {
  @Test func aRefusedRowNamesConstraintTableAndColumn() async throws {
    let database = try await TestDatabase.makeEmpty()
    try await database.pool(size: 1).run { session throws in
      try session.script(
        """
        create table person (
          id int constraint person_key primary key, name text not null,
          age int constraint age_is_possible check (age > 0))
        """)
      try session.query("insert into person values (1, 'a', 1)")
      let twice = #expect(throws: DatabaseError.self) {
        try session.query("insert into person values (1, 'b', 1)")
      }
      #expect(twice?.code == .server)
      #expect(twice?.sqlState == .uniqueViolation)
      #expect(twice?.constraint == "person_key")
      #expect(twice?.table == "person")
      let age = #expect(throws: DatabaseError.self) {
        try session.query("insert into person values (2, 'b', 0)")
      }
      #expect(age?.sqlState == .checkViolation)
      #expect(age?.constraint == "age_is_possible")
      let name = #expect(throws: DatabaseError.self) { try session.query("insert into person values (2)") }
      #expect(name?.sqlState == .notNullViolation)
      #expect(name?.column == "name")
    }
  }

  @Test func aWrongStatementIsNamedWithThePlace() async throws {
    let database = try await TestDatabase.makeEmpty()
    let statement = Statement(
      name: "Tests.broken", text: "select 1,\n  'é', nothing\nfrom generate_series(1, $1)")
    let error = await #expect(throws: DatabaseError.self) {
      try await database.pool().run { try $0.query(statement, 3) }
    }
    #expect(error?.statement == "Tests.broken")
    #expect(error?.position?.line == 2)
    #expect(error?.position?.column == 8)
    #expect(error?.description.hasPrefix("Tests.broken: ") == true)
    #expect(error?.description.contains("line 2, column 8") == true)
  }

  @Test func descriptionsHoldNoValue() async throws {
    let database = try await TestDatabase.makeEmpty()
    let secret = "Nguyễn \"Văn\" A"
    try await database.pool(size: 1).run { session throws in
      try session.script("create table contact (name text primary key)")
      try session.query("insert into contact values (\(secret))")
      let refused: [SQL] = [
        "insert into contact values (\(secret))", "select \(secret)::int", "select \(secret)::date",
        "select \(secret)::json",
      ]
      for statement in refused {
        let error = #expect(throws: DatabaseError.self) { try session.query(statement) }
        #expect(error?.description.contains("Văn") == false)
        #expect(error?.description.contains("Nguyễn") == false)
      }
    }
  }

  @Test func theSessionGoesOnAfterAnError() async throws {
    let database = try await TestDatabase.makeEmpty()
    try await database.pool(size: 1).run { session throws in
      for _ in 0..<3 {
        #expect(throws: DatabaseError.self) { try session.query("select 1/0") }
        #expect(throws: DatabaseError.self) { try session.script("select 1; select nothing; select 2") }
        #expect(try session.query("select 1").one().get(0, as: Int.self) == 1)
      }
    }
  }

  @Test func countsWhatAStatementChanged() async throws {
    let database = try await TestDatabase.makeEmpty()
    try await database.pool(size: 1).run { session throws in
      try session.script("create table t (n int)")
      #expect(try session.query("insert into t select generate_series(1, 7)").affectedCount == 7)
      #expect(try session.query("update t set n = 0 where n > 5").affectedCount == 2)
      #expect(try session.query("select from t").count == 7)
      #expect(throws: DatabaseError.self) { try session.query("select from t").one() }
    }
  }

  @Test func moreStatementsThanTheCacheHoldsStillRun() async throws {
    let database = try await TestDatabase.makeEmpty()
    try await database.pool(size: 1).run { session throws in
      for round in 0..<2 {
        for number in 0..<400 {
          let statement = Statement(name: "Tests.many", text: "select $1::bigint + \(number)")
          #expect(try session.query(statement, round).one().get(0, as: Int.self) == number + round)
        }
      }
      let prepared = try session.query("select count(*) from pg_prepared_statements").one().get(
        0, as: Int.self)
      #expect(prepared <= 256)
    }
  }

  @Test func theSameTextWithOtherTypesIsAnotherStatement() async throws {
    let database = try await TestDatabase.makeEmpty()
    let statement = Statement(name: "Tests.any", text: "select $1")
    try await database.pool(size: 1).run { session throws in
      #expect(try session.query(statement, 1).one().get(0, as: Int.self) == 1)
      #expect(try session.query(statement, "one").one().get(0, as: String.self) == "one")
      #expect(try session.query(statement, Int?.none).one().optional(0, as: Int.self) == nil)
    }
  }

  @Test func withoutPreparingNothingStaysInTheSession() async throws {
    let database = try await TestDatabase.makeEmpty()
    var configuration = database.configuration
    configuration.preparesStatements = false
    try await Pool(configuration, size: 1).run { session throws in
      #expect(try session.query("select \(41) + 1").one().get(0, as: Int.self) == 42)
      #expect(try session.pipeline(["select \(1)", "select \(2)"]).count == 2)
      #expect(try session.query("select from pg_prepared_statements").isEmpty)
    }
  }

  @Test func aTableThatWasAlteredSinceIsNoError() async throws {
    let database = try await TestDatabase.makeEmpty()
    let (reader, owner) = (database.pool(size: 1), database.pool(size: 1))
    try await owner.run { try $0.script("create table t (a int); insert into t values (1)") }
    #expect(try await reader.run { try $0.query("select * from t").one().get("a", as: Int.self) } == 1)
    try await owner.run { try $0.script("alter table t add b int default 2") }
    #expect(try await reader.run { try $0.query("select * from t").one().get("b", as: Int.self) } == 2)
    try await owner.run { try $0.script("alter table t add c int default 3") }
    let c = try await reader.transaction { try $0.query("select * from t").one().get("c", as: Int.self) }
    #expect(c == 3)
  }

  @Test func identifiersAreQuoted() async throws {
    let database = try await TestDatabase.makeEmpty()
    let name = "odd \"name\"; drop table x"
    let found = try await database.pool(size: 1).run { session throws in
      try session.query("create table \(identifier: name) (n int)")
      return try session.query("select from pg_tables where tablename = \(name)").count
    }
    #expect(found == 1)
  }

  @Test func bothSidesMaySendMoreThanASocketHolds() async throws {
    let database = try await TestDatabase.makeEmpty()
    let large = String(repeating: "x", count: 5_000_000)
    let length = try await database.pool().run {
      try $0.query("select \(large) || \(large)").one().get(0, as: String.self).utf8.count
    }
    #expect(length == 10_000_000)
  }
}
