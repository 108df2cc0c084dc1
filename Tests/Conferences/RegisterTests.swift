import Conferences
import Foundation
import PostgreSQL
import Testing
import TestSupport

@Suite struct `A register` {
  @Test func `gives eight takers at once ranges without gap or overlap`() async throws {
    try await withSample(size: 8) { pool, conference in
      let ranges = try await withThrowingTaskGroup(of: [ClosedRange<Int>].self) { group in
        for taker in 1...8 {
          group.addTask {
            var ranges: [ClosedRange<Int>] = []
            for count in 1...10 {
              ranges.append(
                try await pool.change(as: tester) {
                  try Register.take(
                    count + taker, organisation: conference.issuingOrganisation, year: 2023, series: "GM",
                    in: $0
                  ).numbers
                })
            }
            return ranges
          }
        }
        return try await group.reduce(into: []) { $0 += $1 }
      }
      #expect(ranges.flatMap { Array($0) }.sorted() == Array(1...(ranges.map(\.count).reduce(0, +))))
    }
  }

  @Test func `takes numbers back that were not used after all`() async throws {
    try await withSample { pool, conference in
      func take(_ count: Int, isRehearsal: Bool) async throws -> ClosedRange<Int> {
        try await pool.change(as: tester, isRehearsal: isRehearsal) {
          try Register.take(
            count, organisation: conference.issuingOrganisation, year: 2024, series: "GM", in: $0
          ).numbers
        }
      }
      let used = try await take(3, isRehearsal: false)
      let unused = try await take(5, isRehearsal: true)
      let after = try await take(1, isRehearsal: false)
      #expect([used, unused, after] == [1...3, 4...8, 4...4])
    }
  }

  @Test func `begins anew for each year and series`() async throws {
    try await withSample { pool, conference in
      let firsts = try await pool.change(as: tester) { database in
        try [(2023, "GM"), (2024, "GM"), (2023, "CN")].map { year, series in
          try Register.take(
            2, organisation: conference.issuingOrganisation, year: year, series: series, in: database
          ).numbers.lowerBound
        }
      }
      #expect(firsts == [1, 1, 1])
    }
  }

  @Test(arguments: [0, -1, 1_000_001])
  func `gives no such amount of numbers`(count: Int) async throws {
    try await withSample { pool, conference in
      await #expect(throws: ConferenceError.self) {
        try await pool.change(as: tester) {
          try Register.take(
            count, organisation: conference.issuingOrganisation, year: 2023, series: "GM", in: $0)
        }
      }
    }
  }

  @Test(arguments: [(1, "01"), (9, "09"), (10, "10"), (99, "99"), (100, "100"), (1234, "1234")])
  func `writes small numbers with a zero before them`(number: Int, text: String) {
    #expect(RegisterNumber.text(number) == text)
  }
}

@Suite struct `A time in a file` {
  @Test(arguments: [
    ("2023-11-17T08:00:00+07:00", "2023-11-17T01:00:00+00:00"),
    ("2023-11-17T08:00+07:00", "2023-11-17T01:00:00+00:00"),
    ("2023-11-17T01:00:00Z", "2023-11-17T01:00:00+00:00"),
    ("2024-02-29T23:59:59.25-11:30", "2024-03-01T11:29:59.25+00:00"),
    ("1969-12-31T23:59:59+00:00", "1969-12-31T23:59:59+00:00"),
  ])
  func `is read with its offset`(text: String, inGMT: String) throws {
    let date = try #require(RFC3339.date(text))
    #expect(RFC3339.text(date, in: .gmt) == inGMT)
  }

  @Test(arguments: [
    "2023-11-17", "2023-11-17T08:00:00", "2023-11-31T08:00:00Z", "2023-11-17T24:00:00Z",
    "2023-11-17 08:00:00Z",
    "17.11.2023T08:00:00Z", "2023-11-17T08:00:60Z", "2023-11-17T08:00:00+24:00", "", "now",
  ])
  func `that is not one is refused`(text: String) {
    #expect(RFC3339.date(text) == nil)
  }

  @Test(arguments: 1...100 as ClosedRange<UInt64>)
  func `reads back as it was written`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let microseconds = Int.random(in: -3_000_000_000_000_000...3_000_000_000_000_000, using: &random)
    let date = Date(timeIntervalSinceReferenceDate: Double(microseconds) / 1e6)
    let zone = try #require(
      TimeZone(
        identifier: ["Asia/Ho_Chi_Minh", "Asia/Tokyo", "America/New_York"].randomElement(using: &random)
          ?? "GMT"))
    let text = RFC3339.text(date, in: zone)
    let back = try #require(RFC3339.date(text))
    #expect(RFC3339.text(back, in: zone) == text)
    #expect(abs(back.timeIntervalSince(date)) < 1e-6)
  }
}
