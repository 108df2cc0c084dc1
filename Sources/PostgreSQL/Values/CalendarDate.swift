public import Foundation

/// A day of the Gregorian calendar, without time or zone, from 0001-01-01 to 9999-12-31 (`date`).
public struct CalendarDate: Hashable, Comparable, Sendable {
  /// 1…9999.
  public let year: Int
  /// 1…12.
  public let month: Int
  /// 1…31.
  public let day: Int

  /// Takes a day that exists.
  ///
  /// - Throws: ``InvalidDate`` where the calendar has no such day, or its year is not in 1…9999.
  public init(year: Int, month: Int, day: Int) throws(InvalidDate) {
    guard 1...9999 ~= year, 1...12 ~= month, 1...Self.length(of: month, in: year) ~= day else {
      throw InvalidDate(year: year, month: month, day: day)
    }
    self.init(unchecked: year, month, day)
  }

  /// Reads `YYYY-MM-DD` (ISO 8601, extended form) and nothing else.
  public init?(iso: String) {
    let parts = iso.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2] else { return nil }
    let numbers = parts.compactMap { part in
      part.utf8.allSatisfy { 48...57 ~= $0 } ? Int(part) : nil
    }
    guard numbers.count == 3 else { return nil }
    try? self.init(year: numbers[0], month: numbers[1], day: numbers[2])
  }

  /// The day that an instant falls on in a zone.
  public init(_ date: Date, in zone: TimeZone) {
    let seconds = date.timeIntervalSinceReferenceDate + Double(zone.secondsFromGMT(for: date))
    // 2001-01-01, Foundation's reference date, is 366 days after 2000-01-01.
    let days = (seconds / 86_400).rounded(.down) + 366
    let valid = Self.earliest.daysSince2000...Self.latest.daysSince2000
    self.init(daysSince2000: Int(min(max(days, Double(valid.lowerBound)), Double(valid.upperBound))))
  }

  /// The day as `YYYY-MM-DD`.
  public var iso: String {
    // Byte by byte: lists have many days, and ten bytes fit into a string without any other memory.
    func digit(_ number: Int) -> UInt8 { UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10) }
    return unsafe String(unsafeUninitializedCapacity: 10) { bytes in
      unsafe bytes[0] = digit(year / 1000)
      unsafe bytes[1] = digit(year / 100)
      unsafe bytes[2] = digit(year / 10)
      unsafe bytes[3] = digit(year)
      unsafe bytes[4] = UInt8(ascii: "-")
      unsafe bytes[5] = digit(month / 10)
      unsafe bytes[6] = digit(month)
      unsafe bytes[7] = UInt8(ascii: "-")
      unsafe bytes[8] = digit(day / 10)
      unsafe bytes[9] = digit(day)
      return 10
    }
  }

  /// 1 for Monday to 7 for Sunday (ISO 8601).
  public var weekday: Int {
    // 2000-01-01 was a Saturday.
    (daysSince2000 % 7 + 7 + 5) % 7 + 1
  }

  /// The day so many days later, or earlier where negative; stops at the first and the last day there is.
  public func adding(days: Int) -> CalendarDate {
    let valid = Self.earliest.daysSince2000...Self.latest.daysSince2000
    let (sum, overflows) = daysSince2000.addingReportingOverflow(days)
    let target = overflows ? (days < 0 ? valid.lowerBound : valid.upperBound) : sum
    return CalendarDate(daysSince2000: min(max(target, valid.lowerBound), valid.upperBound))
  }

  /// Days from `other` to this day.
  public func days(since other: CalendarDate) -> Int { daysSince2000 - other.daysSince2000 }

  public static func < (one: CalendarDate, other: CalendarDate) -> Bool {
    (one.year, one.month, one.day) < (other.year, other.month, other.day)
  }

  static let earliest = CalendarDate(unchecked: 1, 1, 1)
  static let latest = CalendarDate(unchecked: 9999, 12, 31)

  private init(unchecked year: Int, _ month: Int, _ day: Int) {
    (self.year, self.month, self.day) = (year, month, day)
  }

  private static func length(of month: Int, in year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

/// Day counts in the proleptic Gregorian calendar, by Howard Hinnant's `days_from_civil` and
/// `civil_from_days` (howardhinnant.github.io/date_algorithms.html): years begin in March there, so that the
/// leap day is a year's last.
extension CalendarDate {
  /// Days from 1970-01-01, where the algorithms count from, to 2000-01-01, where the server does.
  private static let epochGap = 10_957

  /// Days from 2000-01-01, the server's epoch.
  var daysSince2000: Int {
    let shifted = month > 2 ? year : year - 1
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468 - Self.epochGap
  }

  /// The day that is so many days from 2000-01-01; not checked against the range of years.
  init(daysSince2000 days: Int) {
    let shifted = days + Self.epochGap + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    self.init(
      unchecked: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
      dayOfYear - (153 * marchMonth + 2) / 5 + 1)
  }
}

extension CalendarDate: CustomStringConvertible {
  public var description: String { iso }
}

/// Encoded as its ISO text.
extension CalendarDate: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let date = CalendarDate(iso: text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a date as YYYY-MM-DD")
    }
    self = date
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(iso)
  }
}

extension CalendarDate: Parameter, ColumnValue {
  public static var databaseType: TypeID { .date }
  public static var databaseArrayType: TypeID { .dateArray }
  public func encodeBinary(into bytes: inout [UInt8]) { bytes.append(bigEndian: Int32(daysSince2000)) }
  public func encodeText(into bytes: inout [UInt8]) { bytes.append(contentsOf: iso.utf8) }
  public init(bytes: RawSpan, type: TypeID) throws(DatabaseError) {
    guard type == .date, bytes.byteCount == 4 else {
      throw .mismatch(CalendarDate.self, type, bytes.byteCount)
    }
    let days = Int(bytes.integer(Int32.self))
    guard Self.earliest.daysSince2000...Self.latest.daysSince2000 ~= days else {
      throw .decoding("the date is not in the years 1 to 9999")
    }
    self.init(daysSince2000: days)
  }
}

/// A year, month and day that the calendar does not have.
public struct InvalidDate: Error, Hashable, CustomStringConvertible {
  public let year: Int
  public let month: Int
  public let day: Int

  public var description: String {
    "there is no day \(day) of month \(month) in the year \(year); dates run from 0001-01-01 to 9999-12-31"
  }
}
