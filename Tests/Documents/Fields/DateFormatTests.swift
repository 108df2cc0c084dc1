import PostgreSQL
import Testing

@testable import Documents

@Suite("Dates on paper")
struct DateFormatTests {
  private func words(
    _ iso: String, _ language: PaperLanguage, _ format: DateFormat = .long
  ) throws -> String {
    let date = try #require(CalendarDate(iso: iso))
    return try FieldValue.date(date).formatted(format.rawValue, in: language)
  }

  @Test(
    "Vietnamese days below 10 and the months 1 and 2 have a leading zero, other months none",
    arguments: [
      ("2024-01-05", "ngày 05 tháng 01 năm 2024"),
      ("2023-06-09", "ngày 09 tháng 6 năm 2023"),
      ("2023-10-25", "ngày 25 tháng 10 năm 2023"),
      ("2024-02-29", "ngày 29 tháng 02 năm 2024"),
      ("2023-03-10", "ngày 10 tháng 3 năm 2023"),
      ("2023-12-01", "ngày 01 tháng 12 năm 2023"),
    ])
  func vietnameseZeros(iso: String, expected: String) throws {
    #expect(try words(iso, .vi) == expected)
  }

  @Test("The day of the conference reads as the three languages write it")
  func conferenceDay() throws {
    #expect(try words("2023-11-17", .vi, .weekday) == "thứ Sáu, ngày 17 tháng 11 năm 2023")
    #expect(try words("2023-11-17", .ja, .weekday) == "令和5年11月17日（金）")
    #expect(try words("2023-11-17", .ja) == "令和5年11月17日")
    #expect(try words("2023-11-17", .en, .weekday) == "Friday, 17 November 2023")
    #expect(try words("2023-11-17", .en) == "17 November 2023")
    #expect(try words("2023-11-17", .ja, .gregorian) == "2023年11月17日")
    #expect(try words("2023-11-17", .en, .ordinal) == "17th November 2023")
  }

  @Test(
    "An era begins on its day and its first year is 元年",
    arguments: [
      ("2019-05-01", "令和元年5月1日"), ("2019-04-30", "平成31年4月30日"), ("2020-01-01", "令和2年1月1日"),
      ("1989-01-08", "平成元年1月8日"), ("1989-01-07", "昭和64年1月7日"), ("1926-12-25", "昭和元年12月25日"),
      ("1926-12-24", "大正15年12月24日"), ("1912-07-30", "大正元年7月30日"), ("1912-07-29", "明治45年7月29日"),
      ("1873-01-01", "明治6年1月1日"), ("1872-12-31", "1872年12月31日"),
    ])
  func eras(iso: String, expected: String) throws {
    #expect(try words(iso, .ja) == expected)
  }

  @Test("Each day of the week has its name in each language")
  func weekdays() throws {
    let monday = try #require(CalendarDate(iso: "2023-11-13"))
    let names: [PaperLanguage: [String]] = [
      .vi: ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"],
      .ja: ["月曜日", "火曜日", "水曜日", "木曜日", "金曜日", "土曜日", "日曜日"],
      .en: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    ]
    for (language, expected) in names {
      let found = try (0..<7).map {
        try FieldValue.date(monday.adding(days: $0)).formatted("day-of-week", in: language)
      }
      #expect(found == expected)
    }
  }

  @Test(
    "English ordinals keep the teens apart",
    arguments: [
      (1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th"), (21, "21st"),
      (22, "22nd"), (23, "23rd"), (31, "31st"), (111, "111th"), (101, "101st"),
    ])
  func ordinals(number: Int, expected: String) {
    #expect(EnglishOrdinal.of(number) == expected)
  }

  @Test("An unknown format is refused and the nearest one is named")
  func unknownFormat() throws {
    let date = FieldValue.date(try #require(CalendarDate(iso: "2023-11-17")))
    #expect {
      try date.formatted("weekdy", in: .vi)
    } throws: {
      "\($0)".contains("did you mean") && "\($0)".contains("weekday")
    }
  }
}
