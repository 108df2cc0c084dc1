import Foundation
import PostgreSQL
import TestSupport
import Testing

@Suite struct ValueTests {
  /// Sends values and reads them again, through the server.
  private func echo<T: Parameter & ColumnValue>(_ values: [T]) async throws -> [T] {
    let database = try await TestDatabase.makeEmpty()
    return try await database.pool(size: 1).run { session throws in
      try values.map { try session.query("select \($0)").one().get(0, as: T.self) }
    }
  }

  private func expectEcho<T: Parameter & ColumnValue & Equatable>(_ values: [T]) async throws {
    #expect(try await echo(values) == values)
  }

  @Test func everyTypeComesBackAsItWasSent() async throws {
    var random = SeededGenerator(seed: 1)
    try await expectEcho(
      [Int.min, -1, 0, 1, .max] + (0..<50).map { _ in Int.random(in: .min ... .max, using: &random) })
    try await expectEcho(
      [Int32.min, 0, .max] + (0..<50).map { _ in Int32.random(in: .min ... .max, using: &random) })
    try await expectEcho([true, false])
    try await expectEcho(
      [0, -0.5, .pi, .infinity, -.infinity, .leastNonzeroMagnitude, .greatestFiniteMagnitude]
        + (0..<50).map { _ in Double.random(in: -1e9...1e9, using: &random) })
    try await expectEcho(["", "Cao Tường Huy", "武部　勤", "\"'\\\t\n\r$1", "👩‍👩‍👧‍👦", "葛\u{E0100}"])
    try await expectEcho((0..<20).map { _ in UUID() })
    try await expectEcho(
      (0..<50).map { _ in
        Bytes((0..<Int.random(in: 0...40, using: &random)).map { _ in .random(in: 0...255, using: &random) })
      })
    try await expectEcho(
      [CalendarDate(iso: "0001-01-01"), CalendarDate(iso: "9999-12-31"), CalendarDate(iso: "2023-10-25")]
        .compactMap { $0 })
  }

  @Test func timesComeBackToTheMicrosecond() async throws {
    var random = SeededGenerator(seed: 2)
    let times = (0..<50).map { _ in Date(timeIntervalSince1970: .random(in: -4e9...4e9, using: &random)) }
    for (sent, read) in zip(times, try await echo(times)) {
      #expect(abs(sent.timeIntervalSince(read)) < 2e-6)
    }
  }

  @Test func aTimeIsTheSameInstantToTheServer() async throws {
    let database = try await TestDatabase.makeEmpty()
    let time = Date(timeIntervalSince1970: 1_698_197_400)
    let isSame = try await database.pool().run {
      try $0.query("select \(time) = '2023-10-25 08:30+07'::timestamptz").one().get(0, as: Bool.self)
    }
    #expect(isSame)
  }

  @Test func nullsKeepTheirType() async throws {
    let database = try await TestDatabase.makeEmpty()
    try await database.pool(size: 1).run { session throws in
      for value: Int? in [nil, 7, nil] {
        let row = try session.query("select \(value), \(String?.none)").one()
        #expect(try row.optional(0, as: Int.self) == value)
        let (number, text) = try row.decode(Int?.self, String?.self)
        #expect(number == value)
        #expect(text == nil)
      }
    }
  }

  @Test func arraysComeBackWithTheirNulls() async throws {
    try await expectEcho([[Int](), [1], [3, -4, .max]])
    try await expectEcho([[1, nil, 3], [nil], [Int?]()])
    try await expectEcho([["a", "", "武部", "{\"\\,NULL"]])
    try await expectEcho([[String?.none, "NULL"]])
    try await expectEcho([[true, false]])
    try await expectEcho([[1.5, -2]])
    try await expectEcho([[UUID(), UUID()]])
    try await expectEcho([[Bytes([0, 255]), Bytes([])]])
    try await expectEcho([[CalendarDate(iso: "2024-02-29")]])
    try await expectEcho([[Int32(5), -5]])
  }

  @Test func rawRepresentableTypesNeedTheConformanceOnly() async throws {
    try await expectEcho([JobID(rawValue: 5)])
    try await expectEcho([[JobID(rawValue: 5), JobID(rawValue: 6)]])
    try await expectEcho([Paper.letter, .certificate])
    let database = try await TestDatabase.makeEmpty()
    let error = await #expect(throws: DatabaseError.self) {
      try await database.pool().run { _ = try $0.query("select 'ticket'").one().get(0, as: Paper.self) }
    }
    #expect(error?.code == .decoding)
  }

  @Test func textIsReadFromEveryTextualType() async throws {
    let database = try await TestDatabase.makeEmpty()
    let texts = try await database.pool().run { session throws in
      try session.script("create type colour as enum ('red'); create domain word as text")
      let row = try session.query(
        """
        select 'red'::colour, 'w'::word, 'n'::name, 'v'::varchar(5), '{"a": 1}'::jsonb, '[1]'::json, 1.50::numeric::text
        """
      ).one()
      return try (0..<7).map { try row.get($0, as: String.self) }
    }
    #expect(texts == ["red", "w", "n", "v", "{\"a\": 1}", "[1]", "1.50"])
  }

  @Test func integersOfOtherSizesAreReadWhereTheyFit() async throws {
    let database = try await TestDatabase.makeEmpty()
    try await database.pool().run { session throws in
      let row = try session.query("select 5::int2, 6::int4, 7::int8, 5000000000::int8, 1.5::float4").one()
      #expect(try row.get(0, as: Int.self) == 5)
      #expect(try row.get(1, as: Int.self) == 6)
      #expect(try row.get(2, as: Int32.self) == 7)
      #expect(try row.get(4, as: Double.self) == 1.5)
      let error = #expect(throws: DatabaseError.self) { try row.get(3, as: Int32.self) }
      #expect(error?.code == .decoding)
    }
  }

  @Test func whatDoesNotFitIsAnErrorThatNamesTheColumn() async throws {
    let database = try await TestDatabase.makeEmpty()
    try await database.pool().run { session throws in
      let row = try session.query("select null::int8 as nothing, 1.5::numeric as amount, 'x' as word").one()
      let null = #expect(throws: DatabaseError.self) { try row.get("nothing", as: Int.self) }
      #expect(null?.description.contains("nothing") == true)
      let numeric = #expect(throws: DatabaseError.self) { try row.get("amount", as: String.self) }
      #expect(numeric?.code == .decoding)
      #expect(numeric?.description.contains("cast it in SQL") == true)
      #expect(throws: DatabaseError.self) { try row.get("word", as: Int.self) }
      #expect(throws: DatabaseError.self) { try row.get("word", as: UUID.self) }
      let missing = #expect(throws: DatabaseError.self) { try row.get("absent", as: Int.self) }
      #expect(missing?.code == .misuse)
      #expect(throws: DatabaseError.self) { try row.get(3, as: Int.self) }
      #expect(throws: DatabaseError.self) {
        try session.query("select array[1, null]::bigint[]").one().get(0, as: [Int].self)
      }
      #expect(throws: DatabaseError.self) {
        try session.query("select array[[1], [2]]::bigint[]").one().get(0, as: [Int].self)
      }
      #expect(throws: DatabaseError.self) {
        try session.query("select 'infinity'::timestamptz").one().get(0, as: Date.self)
      }
    }
  }

  private struct JobID: RawRepresentable, Hashable, Parameter, ColumnValue { let rawValue: Int }
  private enum Paper: String, Parameter, ColumnValue { case letter, certificate }
}
