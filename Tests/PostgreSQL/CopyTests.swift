import Foundation
import PostgreSQL
import TestSupport
import Testing

@Suite struct CopyTests {
  @Test func hostileTextArrivesAsItIs() async throws {
    let database = try await TestDatabase.makeEmpty()
    var random = SeededGenerator(seed: 3)
    let pieces = [
      "\\", "\t", "\n", "\r", "\\N", "\\.", "\"", ",", "'", "", "é", "武", "\u{E0100}", "\u{1}", " ", "x",
    ]
    let texts =
      ["", "\\N", "\\.", "\\\n", "\r\n"]
      + (0..<500).map { _ in
        (0..<Int.random(in: 0...12, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
          .joined()
      }
    let read = try await database.pool(size: 1).run { session throws in
      try session.script("create table t (id int, before text, body text, behind text)")
      let count = try session.copyIn(
        "copy t from stdin",
        rows: texts.enumerated().lazy.map { CopyRow($0.offset, "", $0.element, String?.none) })
      #expect(count == texts.count)
      return try session.query("select body, before, behind from t order by id").map {
        try $0.decode(String.self, String.self, String?.self)
      }
    }
    #expect(read.map(\.0) == texts)
    #expect(read.allSatisfy { $0.1 == "" && $0.2 == nil })
  }

  @Test func everyTypeHasATextTheServerReads() async throws {
    let database = try await TestDatabase.makeEmpty()
    let id = UUID()
    let day = try CalendarDate(year: 1, month: 2, day: 3)
    let times = [-63_000_000_000.25, -1.5, 0, 1_698_197_400.125].map(Date.init(timeIntervalSince1970:))
    try await database.pool(size: 1).run { session throws in
      try session.script(
        """
        create table t (a int8, b int2, c bool, d float8, e numeric, f uuid, g date, h bytea, i jsonb,
          j text[], k int[], l timestamptz)
        """)
      let words: [String?] = ["a", "", nil, "NULL", "{\"\\,}", "\n"]
      let rows = times.map { time in
        CopyRow(
          Int.min, 5, true, -.infinity, "88.35", id, day, Bytes([0, 92, 255]), "{\"a\": \"\\\\ \"}",
          words, [Int32](), time)
      }
      try session.copyIn(Statement(name: "Tests.copy", text: "copy t from stdin"), rows: rows)
      let found = try session.query("select *, e::text as amount from t order by l")
      for (row, time) in zip(found, times) {
        #expect(try row.get("a", as: Int.self) == .min)
        #expect(try row.get("c", as: Bool.self))
        #expect(try row.get("d", as: Double.self) == -.infinity)
        #expect(try row.get("amount", as: String.self) == "88.35")
        #expect(try row.get("f", as: UUID.self) == id)
        #expect(try row.get("g", as: CalendarDate.self) == day)
        #expect(try row.get("h", as: Bytes.self) == Bytes([0, 92, 255]))
        #expect(try row.get("j", as: [String?].self) == words)
        #expect(try row.get("k", as: [Int].self).isEmpty)
        #expect(try row.get("l", as: Date.self) == time)
      }
    }
  }

  @Test func aRefusedRowStoresNothingAndTheSessionGoesOn() async throws {
    let database = try await TestDatabase.makeEmpty()
    try await database.pool(size: 1).run { session throws in
      try session.script("create table t (n int constraint small check (n < 100000))")
      let error = #expect(throws: DatabaseError.self) {
        try session.copyIn("copy t from stdin", rows: (0...200_000).lazy.map { CopyRow($0) })
      }
      #expect(error?.constraint == "small")
      #expect(try session.query("select from t").isEmpty)
      #expect(try session.copyIn("copy t from stdin", rows: (0..<5).map { CopyRow($0) }) == 5)
      #expect(try session.copyIn("copy t from stdin", rows: []) == 0)
    }
  }

  @Test func aStatementThatIsNoCopyIsRefused() async throws {
    let database = try await TestDatabase.makeEmpty()
    try await database.pool(size: 1).run { session throws in
      for statement: SQL in ["select 1", "select nothing", "copy nothing from stdin"] {
        #expect(throws: DatabaseError.self) { try session.copyIn(statement, rows: []) }
      }
      #expect(try session.query("select 1").count == 1)
    }
    // A copy that nobody would feed costs the session, and the pool brings another.
    let pool = database.pool(size: 1)
    let error = await #expect(throws: DatabaseError.self) {
      try await pool.run { try $0.script("create table u (n int); copy u from stdin") }
    }
    #expect(error?.code == .misuse)
    #expect(try await pool.run { try $0.query("select 1").count } == 1)
  }
}
