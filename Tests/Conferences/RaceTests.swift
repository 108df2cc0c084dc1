import Conferences
import Foundation
import PostgreSQL
import Testing
import TestSupport

/// What two who act at the same moment cannot make together, though each of them alone may do their part: the rules hold
/// in the database, whichever program or hand acts.
@Suite struct `Two who act at once` {
  private static let guests = (1...6).map { number in
    ProtocolGuest(id: "G\(number)", delegation: number < 6 ? 1 : 2, native: "Lê \(number)")
  }

  /// Lets both do their part before either ends, where neither has to wait for the other before.
  ///
  /// - Returns: What refused them, by the names of the rules, in no order.
  private func race(
    _ pool: Pool, _ one: @escaping @Sendable (Database) throws -> Void,
    _ other: @escaping @Sendable (Database) throws -> Void
  ) async throws -> [String] {
    let meeting = Meeting()
    @Sendable func run(_ body: @escaping @Sendable (Database) throws -> Void) async throws -> String? {
      do {
        try await pool.change(as: tester) { database in
          try body(database)
          meeting.wait()
        }
        return nil
      } catch let error as DatabaseError {
        return error.constraint ?? "\(error)"
      }
    }
    async let first = run(one)
    async let second = run(other)
    return try await [first, second].compactMap { $0 }
  }

  private func withCase(
    _ body: (Pool, Conference) async throws -> Void
  ) async throws {
    try await TestDatabase.withDatabase { test in
      let pool = test.pool()
      let conference = try await pool.change(as: tester) { database in
        let conference = try makeConference("race", Self.guests, in: database)
        try database.query(
          """
          insert into trao.session (conference_id, code, name_text_id, kind, starts_at, ends_at)
          values (\(conference.id), 'R1', \(try text("R1", database)), 'plenary', '2024-05-06 13:00+07',
            '2024-05-06 15:00+07')
          """)
        return conference
      }
      try await body(pool, conference)
      await pool.close()
    }
  }

  @Test func `leave no seat outside its rows`() async throws {
    try await withCase { pool, conference in
      try await pool.change(as: tester) {
        try $0.query(
          """
          insert into trao.seating (conference_id, session_id, row_count, seats_in_row)
          select conference_id, id, 5, 5 from trao.session where code = 'R1'
          """)
      }
      let refused = try await race(pool) {
        try $0.query(
          """
          insert into trao.seat (conference_id, session_id, seat_row, seat_number, lock_reason)
          select conference_id, session_id, 5, 5, 'kept' from trao.seating
          """)
      } _: {
        try $0.query("update trao.seating set row_count = 3")
      }
      #expect(refused == ["seat_in_plan"])
    }
  }

  @Test func `keep both seats that they lock`() async throws {
    try await withCase { pool, conference in
      try await pool.change(as: tester) {
        try SeatingStore.plan(session: "R1", rows: 3, seats: 4, of: conference, in: $0)
      }
      let refused = try await race(pool) {
        try SeatingStore.lock(
          "G2", at: SeatPlace(row: 3, number: 1), reason: "near the door", session: "R1", of: conference,
          in: $0)
      } _: {
        try SeatingStore.lock(
          "G3", at: SeatPlace(row: 3, number: 4), reason: "wheelchair", session: "R1", of: conference, in: $0)
      }
      #expect(refused == [])
      let kept = try await pool.run { database in
        try SeatingStore.list(session: "R1", of: conference, in: database).seats.filter {
          $0.lockReason != nil
        }
      }
      #expect(kept.compactMap { $0.guest?.externalID }.sorted() == ["G2", "G3"])
    }
  }

  @Test func `hand over and revoke one certificate in an order that can have been`() async throws {
    try await withCase { pool, conference in
      try await pool.change(as: tester) { database in
        try database.script(
          """
          insert into trao.organisation (code, name_text_id, country)
          select 'BODY', name_text_id, 'VN' from trao.session where code = 'R1';
          insert into trao.project (code, name_text_id, company_id, sector, capital, currency)
          select '0000000001', name_text_id, id, 'x', 100, 'USD' from trao.organisation where code = 'BODY';
          insert into trao.certificate (
            project_id, amendment, state, kind, first_issued_on, issued_on, form_version, authority_id)
          select id, 0, 'issued', 'new', '2024-04-01', '2024-04-01', 'A', company_id from trao.project;
          insert into trao.ceremony (conference_id, session_id, code, name_text_id)
          select conference_id, id, 'C1', name_text_id from trao.session where code = 'R1';
          insert into trao.ceremony_grant (
            conference_id, ceremony_id, position, certificate_id, presenter_id, recipient_id)
          select ceremony.conference_id, ceremony.id, 1, certificate.id, giver.id, taker.id
          from trao.ceremony, trao.certificate, trao.participation as giver, trao.participation as taker
          where giver.external_id = 'G1' and taker.external_id = 'G2';
          """)
      }
      let refused = try await race(pool) {
        try $0.query(
          """
          update trao.ceremony_grant
          set state = 'handed', handed_at = '2024-05-06 14:00+07', handed_by = 'a steward'
          """)
      } _: {
        try $0.query(
          """
          with ended as (update trao.certificate set state = 'revoked' returning id)
          insert into trao.certificate_event (certificate_id, event, happened_on, reason, key)
          select id, 'revoked', '2024-05-01', 'void', 'r' from ended
          """)
      }
      #expect(refused == ["certificate_ends_after_hand_over"] || refused == ["grant_of_issued"])
    }
  }

  @Test func `leave no liaison officer who is not of the host`() async throws {
    try await withCase { pool, conference in
      let refused = try await race(pool) {
        try $0.query(
          """
          update trao.delegation set liaison_id = (select id from trao.participation where external_id = 'G3')
          where code = 'D2'
          """)
      } _: {
        try $0.query("update trao.delegation set side = 'guest' where code = 'D1'")
      }
      #expect(refused == ["delegation_liaison_is_host"])
      let moved = try await race(pool) {
        try $0.query(
          """
          update trao.participation set delegation_id = (select id from trao.delegation where code = 'D2')
          where external_id = 'G4'
          """)
      } _: {
        try $0.query(
          """
          update trao.delegation set side = 'host', liaison_id = (
            select id from trao.participation where external_id = 'G4')
          where code = 'D1'
          """)
      }
      let strange: Int = try await pool.run {
        try $0.query(
          """
          select count(*) from trao.delegation
            join trao.participation as officer on officer.id = delegation.liaison_id
            join trao.delegation as own on own.id = officer.delegation_id and own.side <> 'host'
          """
        ).one().get(0)
      }
      #expect(strange == 0 && moved.allSatisfy { $0 == "delegation_liaison_is_host" })
    }
  }

  @Test func `leave no item of a programme outside its session, and number them by the clock`() async throws {
    try await withCase { pool, conference in
      @Sendable func add(_ position: Int, at time: String, in database: Database) throws {
        try database.query(
          """
          insert into trao.programme_item (conference_id, session_id, position, kind, name_text_id, starts_at, minutes)
          select conference_id, id, \(position), 'speech', \(try text("item", database)), \(time)::timestamptz, 30
          from trao.session where code = 'R1'
          """)
      }
      let refused = try await race(pool) {
        try add(1, at: "2024-05-06 14:00+07", in: $0)
      } _: {
        try $0.query("update trao.session set ends_at = '2024-05-06 14:10+07' where code = 'R1'")
      }
      #expect(refused == ["programme_item_in_session"])
      try await pool.change(as: tester) {
        try $0.query("delete from trao.programme_item")
        try $0.query("update trao.session set ends_at = '2024-05-06 15:00+07' where code = 'R1'")
      }
      let unordered = try await race(pool) {
        try add(1, at: "2024-05-06 14:30+07", in: $0)
      } _: {
        try add(2, at: "2024-05-06 13:00+07", in: $0)
      }
      #expect(unordered == ["programme_in_order"])
    }
  }

  @Test func `leave no session larger than its room`() async throws {
    try await withCase { pool, conference in
      try await pool.change(as: tester) {
        try $0.query(
          """
          insert into trao.room (conference_id, code, name_text_id, capacity)
          values (\(conference.id), 'hall', \(try text("hall", $0)), 50)
          """)
      }
      let refused = try await race(pool) {
        try $0.query(
          "update trao.session set capacity = 40, room_id = (select id from trao.room) where code = 'R1'")
      } _: {
        try $0.query("update trao.room set capacity = 30")
      }
      #expect(refused == ["session_fits_room"])
    }
  }

  @Test func `make one substitute of a guest, and one merged person`() async throws {
    try await withCase { pool, conference in
      try await pool.change(as: tester) {
        try $0.query("update trao.participation set state = 'substituted' where external_id = 'G1'")
        try $0.query(
          """
          update trao.participation as one set replaces_id = other.id from trao.participation as other
          where one.external_id = 'G2' and other.external_id = 'G1'
          """)
        try $0.query("update trao.participation set replaces_id = null where external_id = 'G2'")
      }
      @Sendable func stand(_ id: String, in database: Database) throws {
        try database.query(
          """
          update trao.participation as one set replaces_id = other.id from trao.participation as other
          where one.external_id = \(id) and other.external_id = 'G1'
          """)
      }
      #expect(
        try await race(pool) {
          try stand("G3", in: $0)
        } _: {
          try stand("G4", in: $0)
        } == ["substitute_is_one"])

      let (one, other) = try await pool.change(as: tester) { database in
        let ids = try (1...2).map { _ in
          let id: Int = try database.query(
            "insert into trao.person (country, language) values ('VN', 'vi') returning id"
          ).one().get(0)
          try database.query(
            "insert into trao.name_form (person_id, kind, full_name) values (\(id), 'native', 'Trần Bình')")
          return id
        }
        return (ids[0], ids[1])
      }
      let refused = try await race(pool) {
        try $0.query("select trao.merge_person(\(one), \(other))")
      } _: {
        try $0.query("select trao.merge_person(\(other), \(one))")
      }
      #expect(refused == ["merge_of_two"])
      let left: Int = try await pool.run {
        try $0.query("select count(*) from trao.person where id in (\(one), \(other))").one().get(0)
      }
      #expect(left == 1)
    }
  }

  @Test func `enter one paper under one key`() async throws {
    try await withCase { pool, conference in
      let body = try await pool.change(as: tester) { database in
        try database.query("update trao.organisation set code = 'body', symbol = 'UBND'")
        return try RegisterBody.resolve(nil, conference: conference.code, in: database)
      }
      let entry = RegisterEntries.Entry(
        series: "CV", dated: try #require(CalendarDate(iso: "2024-05-06")), type: "Công văn",
        subject: "Xin phép",
        note: "gấp")
      let answers = try await withThrowingTaskGroup(of: (String, Bool).self) { group in
        for _ in 0..<4 {
          group.addTask {
            try await pool.change(as: tester) {
              let answer = try RegisterEntries.add(entry, of: body, key: "cv-1", in: $0)
              return (answer.symbol, answer.isNew)
            }
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(Set(answers.map(\.0)) == ["01/CV-UBND"])
      #expect(answers.count(where: \.1) == 1)
      var changed = entry
      changed.note = "không gấp"
      let other = changed
      await #expect(throws: ConferenceError.self) {
        try await pool.change(as: tester) {
          _ = try RegisterEntries.add(other, of: body, key: "cv-1", in: $0)
        }
      }
    }
  }

  @Test func `cannot empty or rewrite what is only added, nor what follows from it`() async throws {
    try await withCase { pool, _ in
      try await pool.change(as: tester) {
        try $0.query("update trao.participation set phone = '1' where external_id = 'G1'")
      }
      for statement in [
        "truncate trao.attendance_event cascade", "truncate trao.rsvp", "truncate trao.document cascade",
        "truncate trao.register cascade", "truncate trao.change", "delete from trao.change",
        "update trao.change set actor = 'x'", "delete from trao.booking", "truncate trao.attendance_arrival",
        "truncate trao.person_merge", "truncate trao.hand_over_event", "truncate trao.conference cascade",
      ] {
        let error = await #expect(throws: DatabaseError.self, "\(statement)") {
          try await pool.change(as: tester) { try $0.script(statement) }
        }
        #expect(error?.sqlState == .raiseException, "\(statement)")
      }
    }
  }

  @Test(arguments: [
    ("Nguyễn Văn An", "nguyễn  văn an", true), ("an", "AN", true), ("an", "ａｎ", true),
    ("an", "a\u{200D}n", true),
    ("an", "a n", true), ("an", "anh", false), ("hòa", "hoa", false), ("an", "bình", false),
  ])
  func `are one person however the name is typed`(one: String, other: String, same: Bool) async throws {
    try await TestDatabase.withDatabase { test in
      let pool = test.pool(size: 1)
      let answer: Bool = try await pool.run {
        try $0.query("select trao.is_same_actor(\(one), \(other))").one().get(0)
      }
      #expect(answer == same)
      await pool.close()
    }
  }
}

/// Where two meet; nobody waits for one who does not come.
private final class Meeting: Sendable {
  private let arrived = DispatchSemaphore(value: 0)
  private let lock = NSLock()
  nonisolated(unsafe) private var count = 0

  func wait() {
    let isLast = lock.withLock {
      count += 1
      return count == 2
    }
    if isLast { arrived.signal() } else { _ = arrived.wait(timeout: .now() + 0.5) }
  }
}
