import Conferences
import Foundation
import PostgreSQL
import Testing
import TestSupport

private func time(_ clock: String) throws -> Date {
  try #require(RFC3339.date("2023-11-17T\(clock):00+07:00"))
}

@Suite struct `A programme` {
  @Test func `of the sample runs without a gap in its numbers, the ceremony in its middle`() async throws {
    try await withSample { pool, conference in
      let items = try await pool.run { try ProgrammeStore.list(of: conference, session: "S1", in: $0) }
      #expect(
        items.map { "\($0.session)/\($0.position)" } == [
          "S1/1", "S1/2", "S1/3", "S1/4", "S1/5", "S1/6", "S1/7", "S1/8", "S3/1", "S3/2", "S1/9", "S1/10",
        ])
      #expect(items.map(\.details.startsAt) == items.map(\.details.startsAt).sorted())
      #expect(items[8].details.ceremony == "GRANTS")
      #expect(items.flatMap(\.details.people).filter { $0 == "cao-tuong-huy" }.count == 2)
      #expect(
        items[4...6].flatMap(\.details.people) == ["maitachi-shoji", "yamada-takio", "suzuki-naomichi"])
      #expect(items.allSatisfy { $0.origin.isSample })
    }
  }

  private func refusal(
    _ pool: Pool, _ change: @Sendable @escaping (Database) throws -> Void
  ) async -> String? {
    let error = await #expect(throws: ConferenceError.self) { try await pool.change(as: tester, change) }
    return error?.message
  }

  @Test func `takes items at their place in time, within the session and beside the others`() async throws {
    try await withSample { pool, conference in
      let name = LocalisedText([.vi: "Đọc thư chúc mừng", .ja: "祝辞の披露"])
      let added = try await pool.change(as: tester) {
        try ProgrammeStore.add(
          .init(kind: .speech, name: name, startsAt: try time("11:15"), minutes: 5), to: "S1",
          of: conference,
          in: $0)
      }
      #expect(added.position == 11)
      let moved = try await pool.change(as: tester) {
        // The closing after it.
        let closing = try ProgrammeStore.find(10, of: "S1", in: conference, $0)
        return try ProgrammeStore.move(closing, to: time("11:20"), of: conference, in: $0)
          .map { "\($0.position)" }
      }
      #expect(moved == ["11"])
    }
  }

  @Test func `refuses what lies outside its session or over another item, and says which`() async throws {
    try await withSample { pool, conference in
      let name = LocalisedText([.en: "Toast"])
      let outside = await refusal(pool) {
        _ = try ProgrammeStore.add(
          .init(kind: .speech, name: name, startsAt: try time("11:25"), minutes: 10), to: "S1",
          of: conference,
          in: $0)
      }
      #expect(
        outside
          == "item 11 of the programme (11:25 to 11:35) is outside its session S1 (2023-11-17 08:00 to 11:30)"
      )
      let over = await refusal(pool) {
        _ = try ProgrammeStore.add(
          .init(kind: .speech, name: name, startsAt: try time("11:10"), minutes: 10), to: "S1",
          of: conference,
          in: $0)
      }
      #expect(over?.hasSuffix("of the programme of S1 overlap") == true)
      #expect(over?.contains("(11:10 to 11:20)") == true && over?.contains("(11:05 to 11:15)") == true)
      let shrunk = await refusal(pool) {
        var details = try SessionStore.find("S2", of: conference, in: $0).details
        details.endsAt = try time("15:50")
        _ = try SessionStore.change("S2", to: details, of: conference, in: $0)
      }
      #expect(shrunk == "the session S2 would no longer hold item 5 of its programme")
      let ceremony = await refusal(pool) {
        _ = try ProgrammeStore.add(
          .init(kind: .ceremony, name: name, startsAt: try time("11:20"), minutes: 10), to: "S1",
          of: conference,
          in: $0)
      }
      #expect(ceremony == "an item of the kind ceremony names its ceremony, and no other does")
    }
  }

  @Test func `moves on as a whole when something takes longer`() async throws {
    try await withSample { pool, conference in
      let moved = try await pool.change(as: tester) { database in
        let item = try ProgrammeStore.find(9, of: "S1", in: conference, database)
        return try ProgrammeStore.move(item, to: time("10:55"), rest: true, of: conference, in: database)
      }
      #expect(moved.map(\.position) == [9, 10])
      #expect(moved.map(\.details.startsAt) == [try time("10:55"), try time("11:15")])
    }
  }

  @Test func `takes the sessions inside it along, unless they have begun`() async throws {
    try await withSample { pool, conference in
      let move: @Sendable (Database) throws -> [ProgrammeItem] = { database in
        let item = try ProgrammeStore.find(8, of: "S1", in: conference, database)
        return try ProgrammeStore.move(item, to: time("09:40"), rest: true, of: conference, in: database)
      }
      let begun = await refusal(pool) { _ = try move($0) }
      #expect(begun == "the session S3 is closed: what has begun is not moved")
      try await pool.change(as: tester) {
        try $0.query(
          "update trao.session set state = 'planned', opened_at = null, closed_at = null where code = 'S3'")
      }
      let moved = try await pool.change(as: tester, move)
      #expect(moved.map { "\($0.session)/\($0.position)" } == ["S1/8", "S3/1", "S3/2", "S1/9", "S1/10"])
      #expect(
        moved.map(\.details.startsAt)
          == [try time("09:40"), try time("10:25"), try time("10:50"), try time("10:55"), try time("11:15")])
      let inner = try await pool.run { try SessionStore.find("S3", of: conference, in: $0) }
      #expect([inner.startsAt, inner.endsAt] == [try time("10:25"), try time("10:55")])
    }
  }

  @Test func `closes up its numbers when an item goes`() async throws {
    try await withSample { pool, conference in
      try await pool.change(as: tester) { database in
        let item = try ProgrammeStore.find(3, of: "S2", in: conference, database)
        try ProgrammeStore.remove(item, of: conference, in: database)
      }
      let items = try await pool.run { try ProgrammeStore.list(of: conference, session: "S2", in: $0) }
      #expect(items.map(\.position) == [1, 2, 3, 4])
      #expect(items.map(\.details.kind) == [.opening, .presentation, .discussion, .closing])
    }
  }

  @Test func `of a folder replaces that of its sessions and leaves the others alone`() async throws {
    try await withSample { pool, conference in
      let changed = try ChangedSample()
      try changed.write(
        "programme.yaml",
        Array(
          """
          programme:
            - session: S2
              kind: discussion
              name: {en: "One long discussion"}
              starts_at: 2023-11-17T13:30:00+07:00
              minutes: 150

          """.utf8))
      let folder = try ConferenceFolder.read(changed.url)
      let report = try await pool.change(as: tester) { try folder.load(in: $0) }
      #expect(report.lines.first { $0.kind == "programme" }?.changed == 5)
      let again = try await pool.change(as: tester) { try folder.load(in: $0) }
      #expect(again.changedCount == 0)
      let items = try await pool.run { try ProgrammeStore.list(of: conference, in: $0) }
      #expect(items.count == 13)
      #expect(items.last?.details.name[.en] == "One long discussion")
      #expect(items.last?.details.people == [])
    }
  }

  @Test func `of a folder is checked in the file`() async throws {
    let changed = try ChangedSample()
    try changed.replace(
      in: "programme.yaml", "starts_at: 2023-11-17T08:15:00+07:00", "starts_at: 2023-11-17T08:10:00+07:00")
    try changed.replace(in: "programme.yaml", "ceremony: GRANTS", "ceremony: GRANT")
    try changed.replace(in: "programme.yaml", "people: [yamada-takio]", "people: [yamada-takeo]")
    try changed.replace(
      in: "programme.yaml", "starts_at: 2023-11-17T15:45:00+07:00", "starts_at: 2023-11-17T15:50:00+07:00")
    try changed.replace(in: "sessions.yaml", "room: SEMINAR", "room: SEMINARS")
    try changed.replace(in: "rooms.yaml", "capacity: 120", "capacity: 0")
    let found = try await faults { try ConferenceFolder.read(changed.url) }
    #expect(found.count == 6)
    #expect(found.contains { $0.hasPrefix("rooms.yaml:9:") && $0.contains("a whole number from 1") })
    #expect(found.contains { $0.contains("there is no room \"SEMINARS\"; did you mean SEMINAR?") })
    #expect(found.contains { $0.contains("the item begins before the one in line 4 has ended") })
    #expect(found.contains { $0.contains("there is no ceremony \"GRANT\"; did you mean GRANTS?") })
    #expect(
      found.contains { $0.contains("there is no participant \"yamada-takeo\"; did you mean yamada-takio?") })
    #expect(found.contains { $0.contains("the item is outside the time of its session S2") })
  }
}
