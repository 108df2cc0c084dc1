import Conferences
import Foundation
import PostgreSQL
import Spreadsheets
import TestSupport
import Testing

@testable import Reports

@Suite struct `Reports on the sample conference` {
  private func withSample(_ body: (ReportData) async throws -> Void) async throws {
    let database = try await TestDatabase.make()
    let data = ReportData(database: database, pool: database.pool(size: 2))
    let folder = try ConferenceFolder.read(repositoryRoot.appending(path: "config/samples/qn-jp-2023"))
    try await data.pool.change(as: Actor("test")) { try folder.load(in: $0) }
    do { try await body(data) } catch { Issue.record(error) }
    try await data.close()
  }

  private func ask(_ question: ReportQuestion, _ data: ReportData) async throws -> Report {
    try await data.ask(question, of: "qn-jp-2023")
  }

  @Test func `add up the four grants, beside what the article claims`() async throws {
    try await withSample { data in
      let report = try await ask(ReportQuestion(.grants), data)
      let table = report.table(width: 80)
      #expect(table.contains("4 handed over\n18.60 + 10.00 + 35.75 + 24.00 = 88.35 million USD\n11.57 ha"))
      #expect(table.contains("by country of the investors: JP 4"))
      #expect(
        report.notes.contains(
          "GRANTED-CAPITAL: claimed > USD 80 million, handed over USD 88.35 million (not verified): consistent"
        ))
      #expect(report.notes.contains { $0.hasPrefix("Not every figure is verified") })
      // Words for codes are the reader's; data keep the codes.
      let vietnamese = try await ask(ReportQuestion(.grants, language: .vi), data)
      #expect(vietnamese.table(width: 200).contains("đã trao"))
      #expect(vietnamese.notes.contains { $0.hasSuffix("theo nước đầu tư: Nhật Bản 4") })
      let missing = try await ask(ReportQuestion(.noShows, language: .ja), data)
      let absences = missing.table(width: 160)
      #expect(absences.contains("当日欠席") && absences.contains("日本") && !absences.contains("no-show"))
      #expect(missing.words("status").allSatisfy { $0 == "no-show" })
      for name in ReportName.allCases {
        let lines = try await ask(ReportQuestion(name), data).table(width: 80).split(separator: "\n")
        #expect(lines.allSatisfy { DisplayWidth.of($0) <= 80 }, "\(name)")
      }
    }
  }

  @Test func `print the claims of the article in each language`() async throws {
    try await withSample { data in
      let vietnamese = try await ask(ReportQuestion(.claims, language: .vi), data)
      #expect(!vietnamese.isNo)
      for figure in ["12", "172", "2.394 triệu USD", "> 13,91 tỷ USD", "17,2%"] {
        #expect(vietnamese.words("printed").contains(figure))
      }
      #expect(vietnamese.words("source").first == "bài báo ngày 17/11/2023")
      #expect(vietnamese.notes.contains { $0.contains("bài báo tiếng Anh") && !$0.contains("article") })
      let japanese = try await ask(ReportQuestion(.claims, language: .ja), data)
      #expect(japanese.words("printed").contains("23億9,400万米ドル"))
      #expect(japanese.words("source").first == "2023年11月17日付の記事")
    }
  }

  @Test func `list a substitute at their own rank, and count three scans once`() async throws {
    try await withSample { data in
      try await data.change(
        """
        update trao.participation set state = 'substituted' where external_id = 'suzuki-naomichi';
        insert into trao.person (code, country, language) values ('stand-in', 'JP', 'ja');
        insert into trao.name_form (person_id, kind, full_name)
          select id, form.kind, form.name from trao.person,
            (values ('native', '見本　代理'), ('kana', 'みほん　だいり')) as form (kind, name)
          where code = 'stand-in';
        insert into trao.appointment (person_id, code, rank) select id, 'post', 300 from trao.person where code = 'stand-in';
        insert into trao.participation
            (conference_id, external_id, person_id, appointment_id, delegation_id, language, state, replaces_id)
          select governor.conference_id, 'stand-in', person.id, appointment.id, governor.delegation_id, 'ja',
            'accepted', governor.id
          from trao.participation as governor, trao.person join trao.appointment on appointment.person_id = person.id
          where governor.external_id = 'suzuki-naomichi' and person.code = 'stand-in';
        insert into trao.attendance_event (conference_id, participation_id, session_id, at, direction, key)
          select guest.conference_id, guest.id, session.id, session.starts_at + turn * interval '1 minute', 'in', 'sub' || turn
          from trao.participation as guest join trao.session on session.code = 'S1', generate_series(1, 3) as turn
          where guest.external_id = 'stand-in';
        """)
      var question = ReportQuestion(.noShows)
      question.filter.session = "S1"
      let missing = try await ask(question, data)
      let place = try #require(missing.words("external_id").firstIndex(of: "stand-in"))
      #expect(missing.words("status")[place] == "substitute-came")
      #expect(missing.cells("rank")[place] == .count(300))
      #expect(missing.words("replaces")[place] == "suzuki-naomichi")
      #expect(missing.words("status").filter { $0 == "no-show" }.count == 2)
      // By session, by delegation and in the summary the same people come out.
      question = ReportQuestion(.attendance)
      let totals = try #require(try await ask(question, data).object()["totals"] as? [String: Any])
      let people = try #require(totals["people"] as? [String: Int])
      #expect(people["present"] == 22)
      let delegations = try #require(
        try await ask(ReportQuestion(.delegations), data).object()["totals"] as? [String: Int])
      let summary = try #require(
        try await ask(ReportQuestion(.summary), data).object()["totals"] as? [String: Any])
      #expect(summary["people"] as? [String: Int] == people)
      #expect(people.allSatisfy { delegations[$0.key] == $0.value })
      #expect(summary["substitutes"] as? Int == 1)
    }
  }
}
