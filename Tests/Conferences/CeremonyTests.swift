import Conferences
import Foundation
import PostgreSQL
import Testing
import TestSupport

private func time(_ text: String) -> Date? { RFC3339.date("2023-11-17T\(text):00+07:00") }

@Suite struct `A hand-over` {
  private func handOver(
    _ pool: Pool, _ conference: Conference, _ position: Int? = nil, at time: Date? = time("10:20"),
    proxy: String? = nil
  ) async throws -> Grant {
    try await pool.change(as: tester) { database in
      try CeremonyStore.handOver(
        position, of: try CeremonyStore.find("GRANTS", of: conference, in: database), in: conference,
        at: time,
        proxy: proxy, in: database)
    }
  }

  @Test func `goes through the grants in their order, then there is none left`() async throws {
    try await beforeCeremony { pool, conference in
      for position in 1...4 {
        let grant = try await handOver(pool, conference)
        #expect(grant.position == position)
        #expect(grant.state == .handed)
        #expect(grant.handedAt == time("10:20"))
        #expect(grant.handedBy == tester.name)
      }
      await #expect(throws: ConferenceError.self) { try await handOver(pool, conference) }
    }
  }

  @Test func `asked for twice is one and the same, and is not changed afterwards`() async throws {
    try await beforeCeremony { pool, conference in
      let first = try await handOver(pool, conference, 2)
      #expect(try await handOver(pool, conference, 2) == first)
      await #expect(throws: ConferenceError.self) {
        try await handOver(pool, conference, 2, at: time("10:50"))
      }
    }
  }

  @Test func `to somebody else names the proxy`() async throws {
    try await beforeCeremony { pool, conference in
      try await pool.change(as: tester) {
        try $0.query("update trao.ceremony_grant set recipient_id = null where position = 3")
      }
      let grant = try await handOver(pool, conference, 3, proxy: "Ông Thay Mặt")
      #expect(grant.state == .proxy)
      #expect(grant.proxy == "Ông Thay Mặt")
    }
  }

  @Test(arguments: [
    ("update trao.certificate set state = 'revoked' where project_id = 1", "issued and in force"),
    ("update trao.ceremony_grant set presenter_id = null where position = 1", "needs a time, a presenter"),
    ("update trao.ceremony_grant set recipient_id = null where position = 1", "needs a time, a presenter"),
    ("update trao.ceremony_grant set state = 'withdrawn' where position = 1", "is withdrawn"),
  ])
  func `that a rule forbids says which`(change: String, says: String) async throws {
    try await beforeCeremony { pool, conference in
      try await pool.change(as: tester) { try $0.script(change) }
      let error = await #expect(throws: ConferenceError.self) { try await handOver(pool, conference, 1) }
      #expect(error?.code == .refused)
      #expect(error?.message.contains(says) == true, "\(error?.description ?? "")")
    }
  }

  @Test func `before the day of issue is refused`() async throws {
    try await beforeCeremony { pool, conference in
      let early = RFC3339.date("2023-05-30T10:00:00+07:00")
      let error = await #expect(throws: ConferenceError.self) {
        try await handOver(pool, conference, 1, at: early)
      }
      #expect(error?.message.contains("before the day of its issue") == true)
    }
  }

  @Test func `still to come is refused, but a desk's clock may be a little ahead`() async throws {
    try await beforeCeremony { pool, conference in
      let error = await #expect(throws: ConferenceError.self) {
        try await handOver(pool, conference, 1, at: Date.now.addingTimeInterval(600))
      }
      #expect(error?.code == .refused)
      #expect(error?.message.contains("is still to come") == true)
      let grant = try await handOver(pool, conference, 1, at: Date.now.addingTimeInterval(120))
      #expect(grant.state == .handed)
    }
  }

  @Test func `by two stewards at once happens once each`() async throws {
    try await beforeCeremony { pool, conference in
      let positions = try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 0..<4 { group.addTask { try await handOver(pool, conference).position } }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(positions.sorted() == [1, 2, 3, 4])
    }
  }

  @Test func `of a grant or ceremony that is not there names those that are`() async throws {
    try await beforeCeremony { pool, conference in
      let noGrant = await #expect(throws: ConferenceError.self) { try await handOver(pool, conference, 9) }
      #expect(noGrant?.code == .noSuchRecord)
      let noCeremony = await #expect(throws: ConferenceError.self) {
        try await pool.run { try CeremonyStore.find("GRANT", of: conference, in: $0) }
      }
      #expect(noCeremony?.remedy == "did you mean GRANTS?")
    }
  }
}

@Suite struct `A session` {
  @Test func `is opened, closed and opened again, and asking twice changes nothing`() async throws {
    try await withSample { pool, conference in
      try await pool.change(as: tester) {
        try $0.query("update trao.session set state = 'planned', opened_at = null, closed_at = null")
      }
      await #expect(throws: ConferenceError.self) {
        try await pool.change(as: tester) { try SessionStore.close("S1", of: conference, in: $0) }
      }
      let opened = try await pool.change(as: tester) { try SessionStore.open("S1", of: conference, in: $0) }
      #expect(opened.state == .open)
      #expect(
        try await pool.change(as: tester) { try SessionStore.open("S1", of: conference, in: $0) } == opened)
      let closed = try await pool.change(as: tester) { try SessionStore.close("S1", of: conference, in: $0) }
      #expect(closed.state == .closed)
      #expect(closed.openedAt == opened.openedAt)
      #expect(
        try await pool.change(as: tester) { try SessionStore.close("S1", of: conference, in: $0) } == closed)
      let again = try await pool.change(as: tester) { try SessionStore.open("S1", of: conference, in: $0) }
      #expect(again.state == .open && again.closedAt == nil)
    }
  }

  @Test func `counts everybody once`() async throws {
    try await withSample { pool, conference in
      let before = try await pool.run { try SessionStore.find("S2", of: conference, in: $0).presentCount }
      try await pool.change(as: tester) { database in
        _ = try SessionStore.open("S2", of: conference, in: database)
        for _ in 0..<3 {
          _ = try AttendanceStore.record("G-003", session: "S2", of: conference, in: database)
        }
      }
      let after = try await pool.run { try SessionStore.find("S2", of: conference, in: $0).presentCount }
      #expect(after == before + 1)
    }
  }

  @Test func `lists in the order of time, what lies inside another after it`() async throws {
    try await withSample { pool, conference in
      let sessions = try await pool.run { try SessionStore.list(of: conference, in: $0) }
      #expect(sessions.map(\.code) == ["S1", "S3", "S2"])
      #expect(sessions.map(\.parent) == [nil, "S1", nil])
      #expect(sessions.first?.chair == "cao-tuong-huy")
    }
  }
}

@Suite struct `A conference` {
  @Test func `need not be named while it is the only one`() async throws {
    try await withSample { pool, conference in
      let wrong = await #expect(throws: ConferenceError.self) {
        try await pool.run { try ConferenceStore.resolve("qn-jp-2024", in: $0) }
      }
      #expect(wrong?.remedy == "did you mean qn-jp-2023?")
      let other = try ChangedSample()
      try other.replace(in: "conference.yaml", "code: qn-jp-2023", "code: other")
      try other.replace(in: "ceremonies.yaml", "ceremonies:", "ceremonies: []\nother:")
      try other.remove("ceremonies.yaml")
      try other.remove("programme.yaml")
      let folder = try ConferenceFolder.read(other.url)
      try await pool.change(as: tester) { try folder.load(in: $0) }
      let ambiguous = await #expect(throws: ConferenceError.self) {
        try await pool.run { try ConferenceStore.resolve(nil, in: $0) }
      }
      #expect(ambiguous?.code == .notUnique)
      #expect(ambiguous?.message.contains("other, qn-jp-2023") == true)
      #expect(try await pool.run { try ConferenceStore.resolve("qn-jp-2023", in: $0) } == conference)
    }
  }

  @Test func `that is not there says how to load one`() async throws {
    try await TestDatabase.withDatabase { database in
      let pool = database.pool()
      let error = await #expect(throws: ConferenceError.self) {
        try await pool.run { try ConferenceStore.resolve(nil, in: $0) }
      }
      #expect(error?.remedy.contains("trao conference load") == true)
      await pool.close()
    }
  }
}
