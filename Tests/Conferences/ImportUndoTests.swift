import Conferences
import Foundation
import PostgreSQL
import Testing
import TestSupport

@Suite struct `An import` {
  private static let header =
    "external_id,delegation,native_name,kana,romanised_name,country,language,honorific_en,title_vi,title_en,"
    + "organisation,roles,rank,email,phone\n"
  private static let guests =
    header + """
      A-1,JP-HKD,見本花子,みほん はなこ,Mihon Hanako,JP,ja,Ms.,Giám đốc,Director,北海道,member;press,7,a1@example.org,+81 11 000
      A-2,,Ana Muestra,,,ES,en,,,,Muestra S.A.,,,,

      """

  @discardableResult
  private func bring(
    _ text: String, _ pool: Pool, _ conference: Conference, isRehearsal: Bool = false,
    _ options: AttendeeImportOptions = .init()
  ) async throws -> AttendeeImportOutcome {
    let file = ImportFile(name: "guests.csv", bytes: Array(text.utf8))
    return try await pool.change(as: tester, isRehearsal: isRehearsal) {
      try AttendeeImport.perform(file, options, into: conference, in: $0)
    }
  }

  private func undo(_ id: Int?, _ pool: Pool, _ conference: Conference) async throws {
    let id = try #require(id)
    try await pool.change(as: Actor("undoer")) { try ImportStore.undo(id, of: conference, in: $0) }
  }

  /// Every row that guests are made of, without its stamps.
  private func state(_ pool: Pool) async throws -> [String] {
    try await pool.run { database in
      try [
        "text", "localised_text", "organisation", "person", "name_form", "honorific", "appointment",
        "participation",
      ].flatMap { relation in
        try database.query(
          """
          select (to_jsonb(row) - '{created_at,created_by,updated_at,updated_by,row_version}'::text[])::text as row
          from trao.\(identifier: relation) as row order by 1
          """
        ).map { "\(relation) \(try $0.get(0, as: String.self))" }
      }
    }
  }

  @Test func `takes the next number only where it is recorded`() async throws {
    try await withSample { pool, conference in
      _ = try await bring(Self.guests, pool, conference, isRehearsal: true)
      await #expect(throws: InputFaults.self) {
        try await bring("external_id,language\nA-1,tlh\n", pool, conference)
      }
      #expect(try await bring(Self.guests, pool, conference).importID == 1)
      #expect(try await bring(Self.guests, pool, conference).importID == nil)
      let later = Self.guests.replacing("A-", with: "B-").replacing("a1@", with: "b1@")
        .replacing("Muestra", with: "Otra")
      #expect(try await bring(later, pool, conference).importID == 2)
    }
  }

  @Test func `of new guests is undone to the very state before`() async throws {
    try await withSample { pool, conference in
      let before = try await state(pool)
      let outcome = try await bring(Self.guests, pool, conference)
      #expect(outcome.report == ImportReport(created: 2, changed: 0, unchanged: 0))
      #expect(outcome.created.map(\.externalID) == ["A-1", "A-2"])
      #expect(try await state(pool) != before)
      try await undo(outcome.importID, pool, conference)
      #expect(try await state(pool) == before)
      let recorded = try await pool.run { try ImportStore.list(of: conference, in: $0) }
      #expect(recorded.map(\.state) == [.undone])
      #expect(recorded.first?.undoneBy == "undoer")
      #expect(recorded.first?.fileName == "guests.csv")
      #expect(recorded.first?.sha256.count == 64)
    }
  }

  @Test func `that changed and removed is undone to the very state before`() async throws {
    try await withSample { pool, conference in
      try await bring(Self.guests, pool, conference)
      let before = try await state(pool)
      let outcome = try await bring(
        Self.header + """
          A-1,,見本花江,みほん はなえ,,JP,ja,,,President,Neu GmbH,member,,,+81 11 111
          A-2,,Ana Muestra,,Ana M,ES,en,Ms.,Chủ tịch,Chair,,,3,,

          """, pool, conference)
      #expect(outcome.report == ImportReport(created: 0, changed: 2, unchanged: 0))
      let first = try #require(outcome.changed.first)
      #expect(first.row == 2)
      #expect(
        first.differences.map(\.column)
          == [
            "delegation", "native_name", "kana", "romanised_name", "honorific_en", "title_vi", "title_en",
            "organisation", "email", "phone", "roles", "rank",
          ].sorted { left, right in
            let order = AttendeeFile.columns
            return (order.firstIndex(of: left) ?? 0, left) < (order.firstIndex(of: right) ?? 0, right)
          })
      #expect(first.differences.first { $0.column == "native_name" }?.before == "見本花子")
      #expect(first.differences.first { $0.column == "native_name" }?.after == "見本花江")
      try await undo(outcome.importID, pool, conference)
      #expect(try await state(pool) == before)
    }
  }

  @Test func `that changed nothing leaves no record`() async throws {
    try await withSample { pool, conference in
      try await bring(Self.guests, pool, conference)
      let again = try await bring(Self.guests, pool, conference)
      #expect(again.report == ImportReport(created: 0, changed: 0, unchanged: 2))
      #expect(again.importID == nil)
      #expect(again.changed.isEmpty && again.created.isEmpty)
      #expect(try await pool.run { try ImportStore.list(of: conference, in: $0) }.count == 1)
      #expect(
        try await pool.run { try $0.query("select count(*) from trao.import_change").one().get(0) } == 0)
    }
  }

  @Test func `is not undone over what somebody changed since, and every such row is named`() async throws {
    try await withSample { pool, conference in
      let outcome = try await bring(Self.guests, pool, conference)
      try await pool.change(as: Actor("lan")) { database in
        try database.query(
          "update trao.participation set email = 'new@example.org' where external_id = 'A-1'")
        try database.query(
          """
          update trao.name_form set full_name = 'Ana M.' where kind = 'native' and person_id = (
            select person_id from trao.participation where external_id = 'A-2')
          """)
      }
      let after = try await state(pool)
      let error = await #expect(throws: ImportObstacles.self) {
        try await undo(outcome.importID, pool, conference)
      }
      #expect(
        error?.all.map { "\($0.owner) \($0.relation) \($0.kind) \($0.actor ?? "")" } == [
          "A-2 name_form changed lan", "A-1 participation changed lan",
        ])
      #expect(error?.all.contains { $0.at == nil } == false)
      // The database does not trust whoever calls it, either.
      let obstacles = try await pool.change(as: tester) {
        try $0.query("select from trao.undo_import(\(conference.id), \(outcome.importID))").count
      }
      #expect(obstacles == 2)
      #expect(try await state(pool) == after)
    }
  }

  @Test func `is not undone while something refers to what it made`() async throws {
    try await withSample { pool, conference in
      let outcome = try await bring(Self.guests, pool, conference)
      _ = try await pool.change(as: Actor("door")) { database in
        try database.query(
          """
          insert into trao.attendance_event (conference_id, participation_id, session_id, at, key)
          select participation.conference_id, participation.id, session.id, session.starts_at, 'k1'
          from trao.participation join trao.session on session.conference_id = participation.conference_id
          where external_id = 'A-1' limit 1
          """)
      }
      // A later import uses the organisation that this one made.
      let later = try await bring(
        Self.header + "A-3,,Otra Muestra,,,ES,en,,,,Muestra S.A.,,,,\n", pool, conference)
      let error = await #expect(throws: ImportObstacles.self) {
        try await undo(outcome.importID, pool, conference)
      }
      #expect(
        error?.all.map { "\($0.owner) \($0.relation) \($0.kind)" }.sorted() == [
          "A-1 attendance_event used", "Muestra S.A. appointment used",
        ])
      #expect(error?.all.first { $0.relation == "attendance_event" }?.actor == "door")
      try await undo(later.importID, pool, conference)
      let rest = await #expect(throws: ImportObstacles.self) {
        try await undo(outcome.importID, pool, conference)
      }
      #expect(rest?.all.map(\.relation) == ["attendance_event"])
    }
  }

  @Test func `is undone once`() async throws {
    try await withSample { pool, conference in
      let outcome = try await bring(Self.guests, pool, conference)
      try await undo(outcome.importID, pool, conference)
      let error = await #expect(throws: ConferenceError.self) {
        try await undo(outcome.importID, pool, conference)
      }
      #expect(error?.message.contains("was undone by undoer at") == true)
      await #expect(throws: ConferenceError.self) { try await undo(999, pool, conference) }
    }
  }

  @Test func `is undone by one of two who try at once`() async throws {
    try await withSample { pool, conference in
      let before = try await state(pool)
      let id = try await bring(Self.guests, pool, conference).importID
      let outcomes = await withTaskGroup(of: Bool.self) { group in
        for _ in 0..<2 {
          group.addTask {
            do {
              try await undo(id, pool, conference)
              return true
            } catch {
              return false
            }
          }
        }
        return await group.reduce(into: [Bool]()) { $0.append($1) }
      }
      #expect(outcomes.count { $0 } == 1)
      #expect(try await state(pool) == before)
    }
  }

  @Test func `beside another one of the same file makes each guest once`() async throws {
    try await withSample { pool, conference in
      let reports = try await withThrowingTaskGroup(of: ImportReport.self) { group in
        for _ in 0..<4 { group.addTask { try await bring(Self.guests, pool, conference).report } }
        return try await group.reduce(into: [ImportReport]()) { $0.append($1) }
      }
      #expect(reports.map(\.created).sorted() == [0, 0, 0, 2])
      #expect(try await pool.run { try ImportStore.list(of: conference, in: $0) }.count == 1)
    }
  }

  @Test func `of attendance is annulled event by event`() async throws {
    try await withSample { pool, conference in
      let text = """
        external_id,session,at,direction,key
        takebe-tsutomu,S1,2023-11-17T07:50:00+07:00,in,i-1
        takebe-tsutomu,S1,2023-11-17T09:50:00+07:00,out,i-2

        """
      let before = try await pool.run { try AttendanceStore.list(of: conference, in: $0) }
      try await pool.change(as: tester) {
        try AttendanceImport.run(bytes: Array(text.utf8), name: "scans.csv", into: conference, in: $0)
      }
      let recorded = try #require(try await pool.run { try ImportStore.list(of: conference, in: $0) }.first)
      #expect(recorded.kind == .attendance)
      #expect(recorded.report == ImportReport(created: 2, changed: 0, unchanged: 0))
      try await undo(recorded.id, pool, conference)
      let events = try await pool.run { try AttendanceStore.list(of: conference, in: $0) }
      #expect(events.count == before.count + 4)
      #expect(events.filter { ["i-1", "i-2"].contains($0.key) }.map(\.isAnnulled) == [true, true])
      #expect(events.count { $0.direction == .annulment && $0.recordedBy == "undoer" } == 2)
    }
  }

  @Test func `of attendance is undone with its annulments, unless they annul what was there before`()
    async throws
  {
    try await withSample { pool, conference in
      let head = "external_id,session,at,direction,key,annuls,reason\n"
      let scan = "takebe-tsutomu,S1,2023-11-17T07:50:00+07:00,in,i-1,,\n"
      let annulment = "takebe-tsutomu,S1,2023-11-17T07:51:00+07:00,annulment,i-2,i-1,twice\n"
      func bring(_ text: String) async throws -> Int {
        try await pool.change(as: tester) {
          try AttendanceImport.run(bytes: Array(text.utf8), name: "scans.csv", into: conference, in: $0)
        }
        return try #require(try await pool.run { try ImportStore.list(of: conference, in: $0) }.first).id
      }
      let both = try await bring(head + scan + annulment)
      try await undo(both, pool, conference)
      let other = scan.replacing("i-1", with: "i-3")
      _ = try await bring(head + other)
      let later = try await bring(
        head + annulment.replacing("i-1", with: "i-3").replacing("i-2", with: "i-4"))
      let obstacles = await #expect(throws: ImportObstacles.self) { try await undo(later, pool, conference) }
      #expect(obstacles?.all.map { "\($0.owner) \($0.kind)" } == ["takebe-tsutomu annulled"])
    }
  }

  @Test func `leaves the offices that somebody entered by hand`() async throws {
    try await withSample { pool, conference in
      let guest = "external_id,native_name,country,language,organisation\nA-9,Ana Muestra,ES,en,"
      try await bring(guest + "\n", pool, conference)
      try await pool.change(as: Actor("lan")) {
        try $0.query(
          """
          insert into trao.appointment (person_id, rank)
          select person_id, 4 from trao.participation where external_id = 'A-9'
          """)
      }
      func offices() async throws -> [Int?] {
        try await pool.run {
          try $0.query(
            """
            select rank from trao.appointment
              join trao.participation on participation.person_id = appointment.person_id
            where external_id = 'A-9' order by appointment.id
            """
          ).map { try $0.optional(0) }
        }
      }
      let again = try await bring(guest + "\n", pool, conference)
      #expect(again.report == ImportReport(created: 0, changed: 0, unchanged: 1))
      #expect(try await offices() == [4])
      // The office of the file itself comes and goes with it.
      try await bring(guest + "Muestra S.A.\n", pool, conference)
      #expect(try await offices() == [4, nil])
      try await bring(guest + "\n", pool, conference)
      #expect(try await offices() == [4])
    }
  }

  @Test func `finds by an index whatever refers to its guests and can be much`() async throws {
    try await TestDatabase.withDatabase { test in
      let pool = test.pool(size: 1)
      // Tables with few rows, however many guests there are, and the last refusals of papers.
      let few = ["conference", "delegation", "session", "document_refusal"]
      let slow: [String] = try await pool.run {
        try $0.query(
          """
          select key.conname from pg_constraint as key
            join pg_class as child on child.oid = key.conrelid
          where key.contype = 'f' and child.relname <> all (\(few))
            and (key.confrelid = 'trao.participation'::regclass or key.confrelid = 'trao.appointment'::regclass
              or child.relname = 'appointment')
            and not exists (
              select from pg_index
              where indrelid = key.conrelid and indkey[0] = any (key.conkey)
                and (cardinality(key.conkey) = 1 or indkey[1] = any (key.conkey)
                  or key.conname = 'participation_person_id_appointment_id_fkey'))
          order by 1
          """
        ).map { try $0.get(0) }
      }
      #expect(slow == [])
      await pool.close()
    }
  }

  @Test func `that was forgotten cannot be undone`() async throws {
    try await withSample { pool, conference in
      let id = try await bring(Self.guests, pool, conference).importID
      try await pool.change(as: tester) {
        try $0.query("select set_config('session_replication_role', 'replica', true)")
        try $0.query("update trao.import set created_at = now() - interval '40 days'")
        try $0.query("select set_config('session_replication_role', 'origin', true)")
        try $0.query("select trao.forget_imports()")
      }
      let recorded = try await pool.run { try ImportStore.list(of: conference, in: $0) }
      #expect(recorded.map(\.state) == [.final])
      await #expect(throws: ConferenceError.self) { try await undo(id, pool, conference) }
    }
  }

  @Test func `keeps no former values of a person who is erased, and says so`() async throws {
    try await withSample { pool, conference in
      try await bring(Self.guests, pool, conference)
      let id = try await bring(
        "external_id,native_name,country,language,title_en\nA-2,Ana Nueva,ES,en,Chair\n", pool, conference
      ).importID
      try await pool.change(as: tester) {
        try $0.query(
          "select trao.forget_in_imports(person_id) from trao.participation where external_id = 'A-2'")
      }
      let kept = try await pool.run {
        try $0.query("select count(*) from trao.import_change where before::text like '%Muestra%'").one()
          .get(0, as: Int.self)
      }
      #expect(kept == 0)
      let error = await #expect(throws: ImportObstacles.self) { try await undo(id, pool, conference) }
      #expect(error?.all.contains { $0.kind == .forgotten && $0.owner == "A-2" } == true)
    }
  }
}
