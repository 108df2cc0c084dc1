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

  @Test func `confirm no delegation whose head declines`() async throws {
    try await withCase { pool, _ in
      try await pool.change(as: tester) {
        try $0.query(
          """
          update trao.delegation set head_id = (select id from trao.participation where external_id = 'G1')
          where code = 'D1'
          """)
      }
      let refused = try await race(pool) {
        try $0.query("update trao.delegation set state = 'confirmed' where code = 'D1'")
      } _: {
        try $0.query("update trao.participation set state = 'declined' where external_id = 'G1'")
      }
      #expect(refused == ["delegation_head_comes"])
    }
  }

  @Test func `keep what both change of one conference, and of one delegation`() async throws {
    try await withCase { pool, conference in
      try await pool.change(as: tester) { try $0.query("update trao.organisation set code = 'host'") }
      let conferences = try await race(pool) { database in
        var change = ConferenceChange()
        change.contactPhone = .set("+84 203 3835 000")
        _ = try ConferenceStore.edit(change, of: conference, in: database)
      } _: { database in
        var change = ConferenceChange()
        change.contactEmail = .set("office@example.org")
        _ = try ConferenceStore.edit(change, of: conference, in: database)
      }
      #expect(conferences == [])
      let details = try await pool.run { try ConferenceStore.details(of: conference, in: $0) }
      #expect(details.contactPhone != nil && details.contactEmail != nil)
      let delegations = try await race(pool) { database in
        var change = DelegationChange()
        change.country = "JP"
        try DelegationStore.edit("D1", change, of: conference, in: database)
      } _: { database in
        var change = DelegationChange()
        change.head = .set("G2")
        try DelegationStore.edit("D1", change, of: conference, in: database)
      }
      #expect(delegations == [])
      let delegation = try await pool.run { try DelegationStore.find("D1", of: conference, in: $0) }
      #expect(delegation.country == "JP" && delegation.head == "G2")
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

  @Test func `take both arrivals of a guest back and leave nobody present`() async throws {
    try await withCase { pool, conference in
      try await pool.change(as: tester) { database in
        _ = try SessionStore.open("R1", of: conference, in: database)
        for key in ["e1", "e2"] {
          _ = try AttendanceStore.record("G1", session: "R1", key: key, of: conference, in: database)
        }
      }
      let refused = try await race(pool) {
        _ = try AttendanceStore.annul("e1", reason: "wrong badge", of: conference, in: $0)
      } _: {
        _ = try AttendanceStore.annul("e2", reason: "wrong badge", of: conference, in: $0)
      }
      #expect(refused == [])
      let arrivals: Int = try await pool.run {
        try $0.query("select count(*) from trao.attendance_arrival").one().get(0)
      }
      #expect(arrivals == 0)
    }
  }

  @Test func `record nobody who comes, and no answer, when the session is closed`() async throws {
    try await withCase { pool, conference in
      try await pool.change(as: tester) { _ = try SessionStore.open("R1", of: conference, in: $0) }
      let closing = Order()
      @Sendable func close(_ database: Database) throws {
        _ = try SessionStore.close("R1", of: conference, in: database)
        closing.goOn()
      }
      func reopen() async throws {
        try await pool.change(as: tester) { _ = try SessionStore.open("R1", of: conference, in: $0) }
      }
      await #expect(throws: ConferenceError.self) {
        try await race(pool) {
          try close($0)
        } _: {
          closing.wait()
          _ = try AttendanceStore.record("G1", session: "R1", of: conference, in: $0)
        }
      }
      try await reopen()
      let refused = try await race(pool) {
        try close($0)
      } _: {
        closing.wait()
        try $0.query(
          """
          insert into trao.rsvp (conference_id, participation_id, session_id, answer, at, channel, key)
          select session.conference_id, guest.id, session.id, 'accepted', clock_timestamp(), 'phone', 'late'
          from trao.session join trao.participation as guest on guest.external_id = 'G1'
          """)
      }
      #expect(refused == ["rsvp_before_closing"])
    }
  }

  @Test func `send one substitute for one guest`() async throws {
    try await withCase { pool, conference in
      @Sendable func send(_ guest: String, _ database: Database) throws {
        try database.query(
          """
          insert into trao.rsvp (conference_id, participation_id, answer, substitute_id, at, channel, key)
          select guest.conference_id, guest.id, 'substitute', other.id, clock_timestamp(), 'phone', guest.external_id
          from trao.participation as guest join trao.participation as other on other.external_id = 'G6'
          where guest.external_id = \(guest)
          """)
      }
      let refused = try await race(pool) {
        try send("G1", $0)
      } _: {
        try send("G2", $0)
      }
      #expect(refused == ["substitute_for_one"])
      let text = """
        external_id,answer,substitute,at,channel,key
        G3,substitute,G5,2024-05-01T08:00:00+07:00,phone,a-3
        G4,substitute,G5,2024-05-01T09:00:00+07:00,phone,a-4

        """
      let error = await #expect(throws: ConferenceError.self) {
        try await pool.change(as: tester) {
          try AnswerImport.run(bytes: Array(text.utf8), name: "answers.csv", into: conference, in: $0)
        }
      }
      #expect(error?.message == "G5 stands in for G3 already, and cannot for G4")
    }
  }

  @Test func `put no organisation above itself, and nobody on the stage twice`() async throws {
    try await withCase { pool, conference in
      try await pool.change(as: tester) { database in
        try database.query("update trao.organisation set code = 'one'")
        try database.query(
          "insert into trao.organisation (code, country, name_text_id) values ('two', 'VN', \(try text("2", database)))"
        )
        try database.query(
          """
          insert into trao.ceremony (conference_id, code, session_id, name_text_id)
          select conference_id, 'C', id, name_text_id from trao.session
          """)
        try database.query(
          """
          insert into trao.instrument (code, kind, name_text_id)
          select 'A-1', 'award', name_text_id from trao.session
          """)
        try database.query(
          """
          insert into trao.ceremony_grant (conference_id, ceremony_id, position, instrument_id)
          select ceremony.conference_id, ceremony.id, 1, instrument.id from trao.ceremony cross join trao.instrument
          """)
      }
      @Sendable func put(_ code: String, under other: String, _ database: Database) throws {
        try database.query(
          """
          update trao.organisation set parent_id = (select id from trao.organisation where code = \(other))
          where code = \(code)
          """)
      }
      #expect(
        try await race(pool) {
          try put("one", under: "two", $0)
        } _: {
          try put("two", under: "one", $0)
        } == ["organisation_not_above_itself"])
      let refused = try await race(pool) {
        try $0.query(
          """
          update trao.ceremony_grant
          set presenter_id = (select id from trao.participation where external_id = 'G1')
          """)
      } _: {
        try $0.query(
          """
          insert into trao.grant_person (conference_id, grant_id, participation_id, part, position)
          select grants.conference_id, grants.id, guest.id, 'recipient', 2
          from trao.ceremony_grant as grants join trao.participation as guest on guest.external_id = 'G1'
          """)
      }
      #expect(refused == ["grant_names_each_once"])
    }
  }

  @Test func `keep what both change of one session, and of its programme`() async throws {
    try await withCase { pool, conference in
      @Sendable func change(
        _ database: Database, _ body: (inout SessionDetails) -> Void
      ) throws {
        var details = try SessionStore.find("R1", held: true, of: conference, in: database).details
        body(&details)
        _ = try SessionStore.change("R1", to: details, of: conference, in: database)
      }
      #expect(
        try await race(pool) {
          try change($0) { $0.chair = "G1" }
        } _: {
          try change($0) { $0.speakers = ["G2"] }
        } == [])
      let session = try await pool.run { try SessionStore.find("R1", of: conference, in: $0) }
      #expect(session.chair == "G1" && session.speakers == ["G2"])

      @Sendable func add(_ minutes: Double, _ database: Database) throws {
        _ = try ProgrammeStore.add(
          ProgrammeItemDetails(
            kind: .speech, name: LocalisedText([.en: "Speech"]),
            startsAt: session.startsAt.addingTimeInterval(minutes * 60), minutes: 20),
          to: "R1", of: conference, in: database)
      }
      #expect(
        try await race(pool) {
          try add(60, $0)
        } _: {
          try add(30, $0)
        } == [])
      let items = try await pool.run { try ProgrammeStore.list(of: conference, session: "R1", in: $0) }
      #expect(items.map(\.position) == [1, 2])
    }
  }

  @Test func `leave an answer that comes while a guest list is imported`() async throws {
    try await withCase { pool, conference in
      let text = "external_id,native_name,country,language,phone\nG1,Lê 1,VN,vi,+84 203 3835 000\n"
      let refused = try await race(pool) {
        try AttendeeImport.run(bytes: Array(text.utf8), name: "guests.csv", into: conference, in: $0)
      } _: {
        _ = try AnswerStore.record(.init(.declined, isUninvited: true), of: "G1", to: conference, in: $0)
      }
      #expect(refused == [])
      let guest = try await pool.run { try AttendeeStore.find("G1", of: conference, in: $0) }
      #expect(guest.state == .declined && guest.phone == "+84 203 3835 000")
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

/// Lets one begin when the other has got so far.
private final class Order: Sendable {
  private let reached = DispatchSemaphore(value: 0)

  func goOn() { reached.signal() }
  func wait() { _ = reached.wait(timeout: .now() + 5) }
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
