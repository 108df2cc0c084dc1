import Conferences
import Foundation
import PostgreSQL
import Spreadsheets
import Testing

@testable import Reports

@Suite struct `The grants report` {
  @Test func `lists what was handed over, in the order of the stage`() async throws {
    try await ReportData.withData { data in
      let report = try await data.ask(.grants)
      #expect(report.counts("position") == [1, 2, 3, 4, 5])
      #expect(report.words("project") == ["Castem", "Parts Seiko", "Tamagawa", "Fujix", "Yen"])
      #expect(report.words("state") == ["handed", "handed", "handed", "handed", "planned"])
      #expect(report.cells("capital")[2] == .money(Amount("35750000.00"), currency: "USD"))
      #expect(report.cells("countries")[2] == .list(["JP"]))
      #expect(report.cells("area_square_metres")[4] == .empty)
      let row = try #require((try report.object()["rows"] as? [[String: Any]])?[2])
      #expect(row["handed_at"] as? String == "2023-11-17T09:40:00+07:00")
      #expect(row["issued_on"] as? String == "2023-05-31")
    }
  }

  @Test func `adds up exactly, each currency by itself, and only what was handed over`() async throws {
    try await ReportData.withData { data in
      let totals = try #require(try await data.ask(.grants).object()["totals"] as? [String: Any])
      #expect(totals["grants"] as? Int == 5)
      #expect(totals["handed_over"] as? Int == 4)
      #expect(totals["capital"] as? [String: String] == ["USD": "88350000.00"])
      #expect(totals["capital_not_handed_over"] as? [String: String] == ["JPY": "0.10"])
      #expect(totals["area_square_metres"] as? String == "115700.00")
      #expect(totals["countries"] as? [String: Int] == ["JP": 4])
    }
  }

  @Test func `closes with the sum as people check it`() async throws {
    try await ReportData.withData { data in
      let text = try await data.ask(.grants).table(width: nil)
      #expect(text.contains("4 handed over\n18.60 + 10.00 + 35.75 + 24.00 = 88.35 million USD\n11.57 ha"))
      #expect(text.contains("1 not handed over: 0.0000001 million JPY"))
      #expect(text.contains("Not every figure is verified"))
    }
  }

  @Test(arguments: [ReportGrouping.country, .sector, .authority, .zone, .kind])
  func `has sums by anything that add up to the whole`(grouping: ReportGrouping) async throws {
    try await ReportData.withData { data in
      let report = try await data.ask(.grants) { $0.by = [grouping] }
      let usd = report.cells("capital").filter { if case .money(_, "USD") = $0 { true } else { false } }
      #expect(usd == [.money(Amount("88350000.00"), currency: "USD")])
      #expect(report.counts("grants").reduce(0, +) == 5)
    }
  }

  @Test(arguments: [80, 100, 140])
  func `fits the terminal`(width: Int) async throws {
    try await ReportData.withData { data in
      let lines = try await data.ask(.grants).table(width: width).split(separator: "\n")
      #expect(lines.allSatisfy { DisplayWidth.of($0) <= width })
    }
  }

  @Test func `knows an instrument without a number by its code, and says where it has no sector or zone`()
    async throws
  {
    try await ReportData.withData { data in
      try await data.change(
        """
        insert into trao.instrument (code, kind, name_text_id)
          select 'MOU-1', 'memorandum', name_text_id from trao.conference;
        update trao.ceremony_grant set certificate_id = null, state = 'handed', handed_at = '2023-11-17T09:50+07',
            handed_by = 'test', instrument_id = (select id from trao.instrument where code = 'MOU-1')
          where position = 5;
        """)
      #expect(try await data.ask(.grants).words("certificate")[4] == "MOU-1")
      func items(_ language: Language) async throws -> [String] {
        let report = try await data.ask(.summary) { $0.language = language }
        return zip(report.words("section"), report.words("item")).compactMap { $0 == "grants" ? $1 : nil }
      }
      let english = try await items(.en)
      #expect(english.contains("capital (none)") && english.contains("capital"))
      #expect(english.contains("sector (none)") && english.contains("sector manufacturing"))
      #expect(english.contains("zone (none)") && english.contains("authority (none)"))
      let vietnamese = try await items(.vi)
      #expect(vietnamese.contains("lĩnh vực (không)"))
      #expect(vietnamese.contains("lĩnh vực công nghiệp chế biến, chế tạo"))
      #expect(try await items(.ja).contains("業種 製造業"))
      let sums = try await data.ask(.grants) { ($0.by, $0.language) = ([.sector], .vi) }
      #expect(sums.table(width: nil).contains("công nghiệp chế biến, chế tạo"))
      #expect(sums.csv().contains("manufacturing"))
    }
  }

  @Test func `counts what was withdrawn nowhere`() async throws {
    try await ReportData.withData { data in
      try await data.change("update trao.ceremony_grant set state = 'withdrawn' where position = 5")
      let report = try await data.ask(.grants)
      #expect(report.rows.count == 5)
      let totals = try #require(try report.object()["totals"] as? [String: Any])
      #expect(totals["grants"] as? Int == 4)
      #expect((totals["capital_not_handed_over"] as? [String: String])?.isEmpty == true)
    }
  }

  @Test func `reads as CSV that no spreadsheet runs, and as JSON with amounts as text`() async throws {
    try await ReportData.withData { data in
      let report = try await data.ask(.grants)
      let lines = report.csv().split(separator: "\r\n")
      #expect(lines.count == 6)
      #expect(
        lines[3].contains(
          "0000000003,0,,'=Two Company,Tamagawa,Economic Zone Board,2023-05-31,2023-11-17T09:40"))
      let row = try #require((try report.object()["rows"] as? [[String: Any]])?.first)
      #expect(row["capital"] as? String == "18600000.00")
      #expect(row["project_code"] as? String == "0000000001")
    }
  }

  @Test func `tells how long after their issue certificates were handed over`() async throws {
    try await ReportData.withData { data in
      let report = try await data.ask(.intervals)
      #expect(report.counts("days") == [170, 170, 170, 170])
      #expect(report.notes == ["4 with both dates: 170 to 170 days, median 170."])
    }
  }
}
