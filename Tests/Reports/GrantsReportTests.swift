import Foundation
import PostgreSQL
import Testing

@testable import Reports

@Suite struct `The grants report` {
  private func report(_ data: ReportData) async throws -> GrantsReport {
    try await data.pool.read { try GrantsReport(conference: "demo", in: $0) }
  }

  @Test func `lists what was handed over, in the order of the stage`() async throws {
    try await ReportData.withData { data in
      let rows = try await report(data).rows
      #expect(rows.map(\.position) == [1, 2, 3, 4, 5])
      #expect(rows.map(\.project) == ["Castem", "Parts Seiko", "Tamagawa", "Fujix", "Yen"])
      #expect(rows.map(\.state) == ["handed", "handed", "handed", "handed", "planned"])
      #expect(rows[2].capital.description == "35750000.00")
      #expect(rows[2].handedAt?.rfc3339 == "2023-11-17T09:40:00+07:00")
      #expect(rows[2].issuedOn?.iso == "2023-05-31")
      #expect(rows[2].countries == ["JP"])
      #expect(rows[4].areaSquareMetres == nil)
    }
  }

  @Test func `adds up exactly, each currency by itself, and only what was handed over`() async throws {
    try await ReportData.withData { data in
      let totals = try await report(data).totals
      #expect(totals.grants == 5)
      #expect(totals.handedOver == 4)
      #expect(totals.capital == ["USD": Amount("88350000.00")])
      #expect(totals.capitalNotHandedOver == ["JPY": Amount("0.10")])
      #expect(totals.areaSquareMetres == Amount("115700.00"))
      #expect(totals.countries == ["JP": 4])
    }
  }

  @Test func `closes with the sum as people check it`() async throws {
    try await ReportData.withData { data in
      let text = try await report(data).table(width: nil)
      #expect(text.contains("4 handed over\n18.60 + 10.00 + 35.75 + 24.00 = 88.35 million USD\n11.57 ha"))
      #expect(text.contains("1 not handed over: 0.0000001 million JPY"))
      #expect(text.contains("Not every figure is verified"))
    }
  }

  @Test(arguments: [80, 100, 140])
  func `fits the terminal`(width: Int) async throws {
    try await ReportData.withData { data in
      let lines = try await report(data).table(width: width).split(separator: "\n")
      #expect(lines.allSatisfy { DisplayWidth.of($0) <= width })
    }
  }

  @Test func `counts what was withdrawn nowhere`() async throws {
    try await ReportData.withData { data in
      try await data.change("update trao.ceremony_grant set state = 'withdrawn' where position = 5")
      let report = try await report(data)
      #expect(report.rows.count == 5)
      #expect(report.totals.grants == 4)
      #expect(report.totals.capitalNotHandedOver.isEmpty)
    }
  }

  @Test func `reads as CSV that no spreadsheet runs, and as JSON with amounts as text`() async throws {
    try await ReportData.withData { data in
      let report = try await report(data)
      let lines = report.csv().split(separator: "\r\n")
      #expect(lines.count == 6)
      #expect(
        lines[3].hasPrefix(
          "C1,3,0000000003,0,Tamagawa,'=Two Company,Economic Zone Board,2023-05-31,2023-11-17T09:40"))
      let object = try JSONSerialization.jsonObject(with: Data(JSONText.of(report).utf8)) as? [String: Any]
      #expect(object?.keys.sorted() == ["as_of", "conference", "report", "rows", "totals"])
      let totals = try #require(object?["totals"] as? [String: Any])
      #expect((totals["capital"] as? [String: String]) == ["USD": "88350000.00"])
      #expect(totals["handed_over"] as? Int == 4)
      let row = try #require((object?["rows"] as? [[String: Any]])?.first)
      #expect(row["capital"] as? String == "18600000.00")
      #expect(row["project_code"] as? String == "0000000001")
    }
  }
}
