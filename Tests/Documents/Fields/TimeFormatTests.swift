import Testing

@testable import Documents

@Suite("Times on paper")
struct TimeFormatTests {
  private func words(_ iso: String, _ format: TimeFormat = .time) throws -> [String] {
    let time = try #require(LocalTime(iso: iso))
    return try PaperLanguage.allCases.map { try FieldValue.time(time).formatted(format.rawValue, in: $0) }
  }

  @Test(
    "The time of day follows each language's habit",
    arguments: [
      ("2023-11-17T08:00+07:00", ["08 giờ 00", "午前8時", "8:00 a.m."]),
      ("2023-11-17T13:30+07:00", ["13 giờ 30", "午後1時30分", "1:30 p.m."]),
      ("2023-11-17T12:00+07:00", ["12 giờ 00", "正午", "12 noon"]),
      ("2023-11-17T12:05+07:00", ["12 giờ 05", "午後0時5分", "12:05 p.m."]),
      ("2023-11-17T00:00+07:00", ["00 giờ 00", "午前0時", "12 midnight"]),
      ("2023-11-17T00:30+07:00", ["00 giờ 30", "午前0時30分", "12:30 a.m."]),
      ("2023-11-17T20:00+07:00", ["20 giờ 00", "午後8時", "8:00 p.m."]),
    ])
  func timeOfDay(iso: String, expected: [String]) throws {
    #expect(try words(iso) == expected)
  }

  @Test("The zone is told where it is asked for")
  func zones() throws {
    #expect(
      try words("2023-11-17T08:00+07:00", .zoned) == [
        "08 giờ 00 (UTC+7)", "午前8時（UTC+7）", "8:00 a.m. (UTC+7)",
      ])
    #expect(try words("2023-11-17T08:00+05:45", .zone)[0] == "UTC+5:45")
    #expect(try words("2023-11-17T08:00-03:30", .zone)[0] == "UTC−3:30")
    #expect(try words("2023-11-17T08:00+00:00", .zone)[0] == "UTC")
  }

  @Test("A moment also gives its day")
  func days() throws {
    #expect(
      try words("2023-11-17T08:00+07:00", .weekday) == [
        "thứ Sáu, ngày 17 tháng 11 năm 2023", "令和5年11月17日（金）", "Friday, 17 November 2023",
      ])
  }

  @Test("A local time is read back from its own text")
  func roundTrip() throws {
    for iso in ["2023-11-17T08:00+07:00", "2023-11-17T23:59-03:30", "2024-02-29T00:00+00:00"] {
      #expect(LocalTime(iso: iso)?.iso == iso)
    }
  }

  @Test(
    "What is no local time is not read",
    arguments: [
      "", "2023-11-17", "2023-11-17T24:00+07:00", "2023-11-17T08:60+07:00", "2023-11-17T08:00Z",
      "2023-11-31T08:00+07:00", "2023-11-17 08:00+07:00", "2023-11-17T08:00+07:00 ", "2023-11-17T0a:00+07:00",
      "2023-11-17T08:00+07:99",
    ])
  func rubbish(text: String) {
    #expect(LocalTime(iso: text) == nil)
  }
}
