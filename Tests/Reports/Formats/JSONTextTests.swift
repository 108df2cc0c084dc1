import Foundation
import Testing

@testable import Reports

@Suite struct `JSON` {
  private struct Sample: Encodable {
    let areaSquareMetres: Amount
    let capital: [String: Amount]
    let handedAt: ConferenceTime
    let readAt: Date
  }

  @Test func `has sorted snake_case keys, exact amounts and times with offset`() throws {
    let zone = try #require(TimeZone(identifier: "Asia/Ho_Chi_Minh"))
    let date = Date(timeIntervalSince1970: 1_700_188_800.7)
    let text = try JSONText.of(
      Sample(
        areaSquareMetres: Amount("20000.00"), capital: ["USD": Amount("1.00")],
        handedAt: ConferenceTime(date, in: zone), readAt: date))
    #expect(
      text == """
        {
          "area_square_metres" : "20000.00",
          "capital" : {
            "USD" : "1.00"
          },
          "handed_at" : "2023-11-17T09:40:00+07:00",
          "read_at" : "2023-11-17T02:40:00Z"
        }

        """)
    #expect(ConferenceTime(date, in: zone).short == "2023-11-17 09:40")
  }
}
