import Foundation
import PostgreSQL
import TestSupport
import Testing

@Suite struct CalendarDateTests {
  @Test func aDayThatDoesNotExistIsRefused() throws {
    #expect(throws: InvalidDate.self) { try CalendarDate(year: 2023, month: 2, day: 29) }
    #expect(throws: InvalidDate.self) { try CalendarDate(year: 1900, month: 2, day: 29) }
    #expect(throws: InvalidDate.self) { try CalendarDate(year: 2023, month: 13, day: 1) }
    #expect(throws: InvalidDate.self) { try CalendarDate(year: 0, month: 1, day: 1) }
    #expect(throws: InvalidDate.self) { try CalendarDate(year: 2023, month: 4, day: 31) }
    #expect(try CalendarDate(year: 2000, month: 2, day: 29).iso == "2000-02-29")
  }

  @Test(arguments: [
    "2023-1-1", "2023/01/01", "20230101", "2023-02-30", "", "２０２３-01-01", "+023-01-01", "2023-01-01 ",
  ])
  func textThatIsNoIsoDateIsRefused(text: String) {
    #expect(CalendarDate(iso: text) == nil)
  }

  @Test func daysFollowEachOtherAsTheServerCountsThem() async throws {
    let database = try await TestDatabase.makeEmpty()
    let start = try CalendarDate(year: 1899, month: 12, day: 25)
    let days = try await database.pool().run { session throws in
      try session.query(
        "select \(start) + n, extract(isodow from \(start) + n)::int from generate_series(0, 200000, 97) as n"
      ).map { try $0.decode(CalendarDate.self, Int.self) }
    }
    for (index, (day, weekday)) in days.enumerated() {
      #expect(start.adding(days: index * 97) == day)
      #expect(day.weekday == weekday)
      #expect(day.days(since: start) == index * 97)
    }
    #expect(days.count > 2000)
  }

  @Test func aDayDependsOnTheZone() throws {
    let instant = Date(timeIntervalSince1970: 1_698_197_400)  // 2023-10-25 01:30 UTC
    let newYork = try #require(TimeZone(identifier: "America/New_York"))
    let tokyo = try #require(TimeZone(identifier: "Asia/Tokyo"))
    #expect(CalendarDate(instant, in: newYork).iso == "2023-10-24")
    #expect(CalendarDate(instant, in: tokyo).iso == "2023-10-25")
    #expect(CalendarDate(.distantFuture, in: .gmt).iso <= "9999-12-31")
  }

  @Test func itStopsAtTheEndsOfItsRange() throws {
    let day = try CalendarDate(year: 2023, month: 10, day: 25)
    #expect(day.adding(days: .max).iso == "9999-12-31")
    #expect(day.adding(days: .min).iso == "0001-01-01")
    #expect(day.adding(days: -1).iso == "2023-10-24")
    #expect(day < day.adding(days: 1))
  }

  @Test func itTravelsAsText() throws {
    let day = try CalendarDate(year: 2023, month: 10, day: 25)
    let data = try JSONEncoder().encode([day])
    #expect(String(decoding: data, as: UTF8.self) == "[\"2023-10-25\"]")
    #expect(try JSONDecoder().decode([CalendarDate].self, from: data) == [day])
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([CalendarDate].self, from: Data("[\"25/10/2023\"]".utf8))
    }
  }
}
