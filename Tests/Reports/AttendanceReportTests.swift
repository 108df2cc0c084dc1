import Foundation
import PostgreSQL
import Testing

@testable import Reports

@Suite struct `The attendance report` {
  private typealias Counts = AttendanceCounts

  private func counts(
    _ invited: Int, _ accepted: Int, _ declined: Int, present: Int, unexpected: Int, absent: Int
  ) -> Counts {
    var counts = Counts()
    (counts.invited, counts.accepted, counts.declined) = (invited, accepted, declined)
    (counts.present, counts.unexpected, counts.absent) = (present, unexpected, absent)
    return counts
  }

  private func report(_ data: ReportData, session: String? = nil) async throws -> AttendanceReport {
    try await data.pool.read { try AttendanceReport(conference: "demo", session: session, in: $0) }
  }

  @Test func `counts who came, and each guest of a session once`() async throws {
    try await ReportData.withData { data in
      let report = try await report(data)
      #expect(report.rows.map(\.session) == ["S1", "S1", "S1", "S2", "S2", "S2", "S4", "S4", "S4"])
      #expect(report.rows.map(\.delegation) == ["B", "A", nil, "B", "A", nil, "B", "A", nil])
      // Three scans of a1 are one presence, b2 came without an answer, c1's check-in was taken back.
      #expect(report.rows[0].counts == counts(1, 1, 0, present: 2, unexpected: 1, absent: 0))
      #expect(report.rows[1].counts == counts(4, 2, 1, present: 1, unexpected: 0, absent: 1))
      #expect(report.rows[2].counts == counts(1, 1, 0, present: 0, unexpected: 0, absent: 1))
    }
  }

  @Test func `calls nobody absent before the session is closed`() async throws {
    try await ReportData.withData { data in
      #expect(try await report(data, session: "S2").rows.map(\.counts.absent) == [0, 0, 0])
      try await data.change("update trao.session set state = 'closed', closed_at = now() where code = 'S2'")
      #expect(try await report(data, session: "S2").rows.map(\.counts.absent) == [1, 1, 1])
    }
  }

  @Test func `has totals that reconcile with its rows and with each other`() async throws {
    try await ReportData.withData { data in
      let report = try await report(data)
      var sum = Counts()
      for row in report.rows { sum += row.counts }
      #expect(report.totals.counts == sum)
      #expect(report.totals.sessions.map(\.session) == ["S1", "S2", "S4"])
      for total in report.totals.sessions where total.state == "closed" {
        #expect(total.counts.accepted + total.counts.unexpected == total.counts.present + total.counts.absent)
      }
      // Over the whole conference each guest counts once: a1 came, b1 came, b2 came; a2 and c1 did not.
      #expect(report.totals.people == counts(6, 4, 1, present: 3, unexpected: 1, absent: 2))
    }
  }

  @Test func `counts a guest with a numbered invitation as invited`() async throws {
    try await ReportData.withData { data in
      try await data.change(
        """
        insert into trao.template (hash, name, kind, files) values (repeat('0', 64), 't', 'invitation', '{}');
        insert into trao.register (organisation_id, year, series, last_number)
          select id, 2023, 'GM', 1 from trao.organisation where code = 'BOARD';
        insert into trao.document (conference_id, kind, language, participation_id, dated, register_id,
            number, symbol, public_id, template_hash, snapshot, batch_id)
          select guest.conference_id, 'invitation', 'en', guest.id, '2023-10-25', register.id, 1, '01/GM',
            repeat('A', 26), repeat('0', 64), '{}', 1
          from trao.participation as guest, trao.register where guest.external_id = 'b2';
        """)
      #expect(try await report(data, session: "S1").rows[0].counts.invited == 2)
    }
  }

  @Test func `reads as a table, as CSV and as JSON`() async throws {
    try await ReportData.withData { data in
      let report = try await report(data, session: "S1")
      let table = report.table(width: 80)
      #expect(table.split(separator: "\n").allSatisfy { DisplayWidth.of($0) <= 80 })
      #expect(table.contains("S1       all (closed)        6         4         1        3       1       2"))
      #expect(
        report.csv().hasPrefix(
          "session,session_state,delegation,delegation_name,invited,accepted,declined,present,unexpected,"
            + "absent\r\nS1,closed,B,Delegation B,1,1,0,2,1,0\r\n"))
      let object = try JSONSerialization.jsonObject(with: Data(JSONText.of(report).utf8)) as? [String: Any]
      #expect(object?.keys.sorted() == ["as_of", "conference", "report", "rows", "totals"])
      #expect(object?["report"] as? String == "attendance")
      let row = try #require((object?["rows"] as? [[String: Any]])?.first)
      #expect(row["delegation"] as? String == "B")
      #expect(row["present"] as? Int == 2)
      #expect(row["session_state"] as? String == "closed")
      let totals = try #require(object?["totals"] as? [String: Any])
      #expect(totals["present"] as? Int == 3)
      #expect((totals["people"] as? [String: Int])?["absent"] == 2)
    }
  }

  @Test func `names a conference or a session that is not there`() async throws {
    try await ReportData.withData { data in
      await #expect(throws: ReportError.unknownConference("demon")) {
        try await data.pool.read { try AttendanceReport(conference: "demon", in: $0) }
      }
      await #expect(throws: ReportError.unknownSession("S9")) { try await report(data, session: "S9") }
    }
  }
}
