import Conferences
import Foundation
import PostgreSQL
import Spreadsheets
import Testing

@testable import Reports

@Suite struct `The attendance report` {
  @Test func `counts who came, and each guest of a session once`() async throws {
    try await ReportData.withData { data in
      let report = try await data.ask(.attendance)
      #expect(report.words("session") == ["S1", "S1", "S1", "S2", "S2", "S2", "S4", "S4", "S4"])
      #expect(report.words("delegation") == ["B", "A", nil, "B", "A", nil, "B", "A", nil])
      // Three scans of a1 are one presence, b2 came without an answer, c1's check-in was taken back.
      #expect(report.counts("invited").prefix(3) == [1, 4, 1])
      #expect(report.counts("accepted").prefix(3) == [1, 2, 1])
      #expect(report.counts("declined").prefix(3) == [0, 1, 0])
      #expect(report.counts("present").prefix(3) == [2, 1, 0])
      #expect(report.counts("unexpected").prefix(3) == [1, 0, 0])
      #expect(report.counts("absent").prefix(3) == [0, 1, 1])
    }
  }

  @Test func `calls nobody absent before the session is closed`() async throws {
    try await ReportData.withData { data in
      #expect(try await data.ask(.attendance) { $0.filter.session = "S2" }.counts("absent") == [0, 0, 0])
      #expect(try await data.ask(.attendance) { $0.filter.session = "S2" }.table(width: 80).contains("-\n"))
      try await data.change("update trao.session set state = 'closed', closed_at = now() where code = 'S2'")
      #expect(try await data.ask(.attendance) { $0.filter.session = "S2" }.counts("absent") == [1, 1, 1])
    }
  }

  @Test func `has totals that reconcile with its rows and with each other`() async throws {
    try await ReportData.withData { data in
      let totals = try #require(try await data.ask(.attendance).object()["totals"] as? [String: Any])
      let sessions = try #require(totals["sessions"] as? [[String: Any]])
      #expect(sessions.map { $0["session"] as? String } == ["S1", "S2", "S4"])
      for session in sessions where session["state"] as? String == "closed" {
        let counts = ["accepted", "unexpected", "present", "absent"].compactMap { session[$0] as? Int }
        #expect(counts[0] + counts[1] == counts[2] + counts[3])
      }
      // Over the whole conference each guest counts once: a1 came, b1 came, b2 came; a2 and c1 did not.
      let people = try #require(totals["people"] as? [String: Int])
      #expect(people["invited"] == 6 && people["accepted"] == 4 && people["declined"] == 1)
      #expect(people["present"] == 3 && people["unexpected"] == 1 && people["absent"] == 2)
    }
  }

  @Test(arguments: ["numbered", "final", "signed"])
  func `counts a guest with an invitation as invited`(state: String) async throws {
    try await ReportData.withData { data in
      try await data.change(
        """
        insert into trao.template (hash, name, kind, files) values (repeat('0', 64), 't', 'invitation', '{}');
        insert into trao.register (organisation_id, year, series, last_number)
          select id, 2023, 'GM', 1 from trao.organisation where code = 'BOARD';
        insert into trao.document (conference_id, kind, language, participation_id, dated, register_id,
            number, symbol, public_id, template_hash, snapshot, batch_id, state)
          select guest.conference_id, 'invitation', 'en', guest.id, '2023-10-25', register.id, 1, '01/GM',
            repeat('A', 26), repeat('0', 64), '{}', 1, '\(state)'
          from trao.participation as guest, trao.register where guest.external_id = 'b2';
        """)
      #expect(try await data.ask(.attendance) { $0.filter.session = "S1" }.counts("invited")[0] == 2)
      #expect(try await data.ask(.rsvp).counts("invited") == [2, 4, 1])
    }
  }

  @Test func `reads as a table, as CSV and as JSON`() async throws {
    try await ReportData.withData { data in
      let report = try await data.ask(.attendance) { $0.filter.session = "S1" }
      let table = report.table(width: 80)
      #expect(table.split(separator: "\n").allSatisfy { DisplayWidth.of($0) <= 80 })
      #expect(table.contains("S1       all (closed)        6         4         1        3       1       2"))
      #expect(
        report.csv().hasPrefix(
          "session,session_state,delegation,delegation_name,invited,accepted,waiting,tentative,substituted,declined,"
            + "unanswered,present,unexpected,absent\r\nS1,closed,B,Delegation B,1,1,0,0,0,0,0,2,1,0\r\n"))
      let object = try report.object()
      #expect(object.keys.sorted() == ["as_of", "conference", "report", "rows", "totals"])
      #expect(object["report"] as? String == "attendance")
      let row = try #require((object["rows"] as? [[String: Any]])?.first)
      #expect(row["delegation"] as? String == "B")
      #expect(row["present"] as? Int == 2)
      #expect(row["session_state"] as? String == "closed")
      let totals = try #require(object["totals"] as? [String: Any])
      #expect(totals["present"] as? Int == 3)
      #expect((totals["people"] as? [String: Int])?["absent"] == 2)
    }
  }

  @Test func `speaks the language asked for`() async throws {
    try await ReportData.withData { data in
      let vietnamese = try await data.ask(.attendance) { $0.language = .vi }.table(width: nil)
      #expect(vietnamese.hasPrefix("Tình hình tham dự – demo, số liệu đến "))
      #expect(vietnamese.contains("Mỗi khách tính một lần: 6 được mời, 4 nhận lời, 3 có mặt"))
      let japanese = try await data.ask(.attendance) { $0.language = .ja }.table(width: nil)
      #expect(japanese.contains("実人数：招待6名、出席回答4名、出席3名"))
    }
  }

  @Test func `draws bars that fit the terminal`() async throws {
    try await ReportData.withData { data in
      let report = try await data.ask(.attendance) { $0.by = [.delegation] }
      let chart = try #require(report.barChart(width: 60))
      #expect(chart.split(separator: "\n").allSatisfy { DisplayWidth.of($0) <= 60 })
      #expect(chart.contains("B       2  ████"))
    }
  }

  @Test func `names a conference or a session that is not there, and what it cannot tell`() async throws {
    try await ReportData.withData { data in
      await #expect(throws: ReportError.unknownConference("demon")) {
        try await data.ask(ReportQuestion(.attendance), of: "demon")
      }
      await #expect(throws: ReportError.unknown(noun: "session", code: "S9")) {
        try await data.ask(.attendance) { $0.filter.session = "S9" }
      }
      await #expect(throws: ReportError.notAsked(report: "attendance", what: "by zone")) {
        try await data.ask(.attendance) { $0.by = [.zone] }
      }
      await #expect(throws: ReportError.notAsked(report: "register", what: "a moment in the past")) {
        try await data.ask(.register) { $0.asOf = .now }
      }
    }
  }
}
