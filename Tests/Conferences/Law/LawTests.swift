import Conferences
import Foundation
import PostgreSQL
import Testing
import TestSupport

@Suite struct `Law with its dates` {
  @Test(arguments: [
    ("2021-04-08", nil), ("2023-05-31", "A.II.8, Thông tư 03/2021/TT-BKHĐT"),
    ("2026-02-28", "A.II.8, Thông tư 03/2021/TT-BKHĐT"),
    ("2026-03-01", "Chưa rõ mẫu, theo Luật Đầu tư 143/2025/QH15 (từ 01/3/2026)"),
    ("2026-03-31", "Chưa rõ mẫu, theo Nghị định 96/2026/NĐ-CP (từ 31/3/2026)"),
  ])
  func `gives the form of a certificate by its day`(on: String, form: String?) async throws {
    try await withSample { pool, _ in
      let found = try await pool.run { try LawStore.form(of: .newCertificate, on: day(on), in: $0) }
      #expect(found == form)
    }
  }

  @Test func `says of what it does not know that nobody verified it, and why`() async throws {
    try await withSample { pool, _ in
      let forms = try await pool.run { try LawStore.forms(on: day("2026-05-01"), in: $0) }
      let certificate = forms.first { $0.subject == .newCertificate }
      #expect(certificate?.validity.isVerified == false)
      #expect(
        certificate?.validity.remark
          == "the circular with the forms under the Law of 2025 is not known: ask the registration authority")
      let bases = try await pool.run { database in
        try database.query(
          "select number from trao.legal_basis where form_version = \(certificate?.code) order by position"
        ).map { try $0.get(0, as: String.self) }
      }
      #expect(bases == ["143/2025/QH15", "96/2026/NĐ-CP"])
    }
  }

  @Test func `gives a conference its deadlines`() async throws {
    try await withSample { pool, conference in
      let deadlines = try await pool.run { try LawStore.deadlines(of: conference, in: $0) }
      let days = Dictionary(deadlines.map { ($0.code, $0.dueOn.iso) }, uniquingKeysWith: { $1 })
      #expect(
        days == [
          "permit-application": "2023-10-18", "permit-application-prime-minister": "2023-10-08",
          "invitations": "2023-10-27", "reminders": "2023-11-10", "domestic-notice": "2023-11-14",
          "conference-report": "2023-12-02",
        ])
      #expect(deadlines.map(\.dueOn) == deadlines.map(\.dueOn).sorted())
      // 8 October was a Sunday, 2 December a Saturday: one is done before, the other after.
      let moved = deadlines.compactMap { deadline in deadline.workingDay.map { "\(deadline.dueOn) \($0)" } }
      #expect(moved == ["2023-10-08 2023-10-06", "2023-12-02 2023-12-04"])
    }
  }

  @Test func `puts a body's own rows before those for all`() async throws {
    try await withSample { pool, conference in
      let changed = try ChangedSample()
      try changed.write(
        "law.yaml",
        Array(
          """
          forms:
            - subject: letter
              code: "Mẫu riêng"
              from: 2023-01-01
              source: "Quy chế"
          deadlines:
            - code: invitations
              name: {vi: "Gửi giấy mời"}
              days: 28
              direction: before
              anchor: conference-start
              from: 2023-01-01
              source: "Quy chế"
          numbers:
            - series: GM
              pattern: "{number:03}/{year}/{series}-{body}"
              from: 2023-11-01
              to: 2023-12-31
              source: "Quy chế"
          holidays:
            - {country: VN, day: 2023-11-16, name: {vi: "Nghỉ riêng"}, source: "Quy chế"}

          """.utf8))
      let folder = try ConferenceFolder.read(changed.url)
      let report = try await pool.change(as: tester) { try folder.load(in: $0) }
      #expect(report.lines.first { $0.kind == "law" }?.created == 4)
      #expect(try await pool.change(as: tester) { try folder.load(in: $0).changedCount } == 0)
      let body = conference.issuingOrganisation
      let patterns = try await pool.run { database in
        try [
          ("GM", "2023-10-31"), ("GM", "2023-11-01"), ("BC", "2023-11-01"), ("GM", "2024-01-01"),
          ("GM", "2010-01-01"),
        ].map { try LawStore.numberPattern(of: $0.0, on: day($0.1), body: body, in: database) }
      }
      #expect(
        patterns == [
          "{number:02}/{series}-{body}", "{number:03}/{year}/{series}-{body}", "{number:02}/{series}-{body}",
          "{number:02}/{series}-{body}", nil,
        ])
      let deadlines = try await pool.run { try LawStore.deadlines(of: conference, in: $0) }
      #expect(deadlines.first { $0.code == "invitations" }?.dueOn == day("2023-10-20"))
      // The body is closed on the 16th, so three working days reach back one day further.
      #expect(deadlines.first { $0.code == "domestic-notice" }?.dueOn == day("2023-11-13"))
      let exported = contents(of: try await pool.run { try ConferenceFolder.export(conference, in: $0) })
      #expect(exported["law.yaml"]?.contains("pattern: \"{number:03}/{year}/{series}-{body}\"") == true)
    }
  }

  @Test func `reports what is wrong in law.yaml with its line`() async throws {
    let changed = try ChangedSample()
    try changed.write(
      "law.yaml",
      Array(
        """
        numbers:
          - {series: GM, pattern: "{series}-{body}", from: 2023-11-01, source: "Quy chế"}
        deadlines:
          - {code: report, name: {vi: "Báo cáo"}, days: 0, direction: after, anchor: conference-end, from: 2023-01-01, source: "x"}
        forms:
          - {subject: leter, code: "x", from: 2023-01-01, to: 2022-01-01, source: "x"}

        """.utf8))
    let found = try await faults { try ConferenceFolder.read(changed.url) }
    #expect(found.contains { $0.hasPrefix("law.yaml:2:") && $0.contains("{number} is missing") }, "\(found)")
    #expect(found.contains { $0.hasPrefix("law.yaml:4:") && $0.contains("days are 1 to 3650") })
    #expect(found.contains { $0.hasPrefix("law.yaml:6:") })
  }

  /// Working days: going forth and back between two working days is the way there; none of the days passed over
  /// counts.
  @Test func `counts working days both ways alike`() async throws {
    try await withSample { pool, _ in
      try await pool.run { database in
        var generator = SeededGenerator(seed: 30)
        for _ in 0..<60 {
          let start = day("2023-01-01").adding(days: Int.random(in: 0...1400, using: &generator))
          let count = Int.random(in: 1...20, using: &generator)
          let land = Bool.random(using: &generator) ? "VN" : "JP"
          let (end, isWorking, between) = try database.query(
            """
            select found, trao.is_working_day(found, \(land)),
              (select count(*) from generate_series(\(start) + 1, found, interval '1 day') as passed
                where trao.is_working_day(passed::date, \(land)))
            from trao.working_day(\(start), \(count)::integer, \(land)) as found
            """
          ).one().decode(CalendarDate.self, Bool.self, Int.self)
          #expect(isWorking && between == count && end > start)
          let back = try database.query("select trao.working_day(\(end), \(1 - count)::integer, \(land))")
            .one()
            .get(0, as: CalendarDate.self)
          let first = try database.query("select trao.working_day(\(start), 1, \(land))").one()
            .get(0, as: CalendarDate.self)
          #expect(back == first)
        }
      }
    }
  }

  @Test func `knows the fixed holidays, and those that a folder adds for its body`() async throws {
    try await withSample { pool, _ in
      let days = try await pool.run { try LawStore.holidays(of: "VN", in: 2023...2023, $0) }
      #expect(
        days.filter { $0.body == nil }.map(\.day.iso) == [
          "2023-01-01", "2023-04-30", "2023-05-01", "2023-09-02",
        ])
      #expect(days.filter { $0.body != nil }.count == 10)
    }
  }
}
