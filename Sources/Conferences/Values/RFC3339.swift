public import Foundation
import PostgreSQL

/// Times as people and files write them: RFC 3339, always with an offset, so that a time never depends on
/// where it is read.
public enum RFC3339 {
  /// Reads `2023-11-17T08:00:00+07:00`; seconds and their fraction may be left out, `Z` is an offset. Nil for
  /// anything else, a day or time that does not exist included (a leap second does not).
  public static func date(_ text: String) -> Date? {
    guard
      let match = text.wholeMatch(
        of:
          /([0-9]{4})-([0-9]{2})-([0-9]{2})[Tt]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\.([0-9]{1,9}))?)?([Zz]|[+-][0-9]{2}:[0-9]{2})/
      )
    else { return nil }
    let (_, year, month, day, hour, minute, second, fraction, offset) = match.output
    guard let day = CalendarDate(iso: "\(year)-\(month)-\(day)"), let hour = Int(hour), hour < 24,
      let minute = Int(minute), minute < 60,
      let second = Int(second ?? "0"), second < 60, let offset = seconds(offset: offset)
    else { return nil }
    let whole = day.days(since: epoch) * 86_400 + hour * 3600 + minute * 60 + second - offset
    let part = fraction.flatMap { Double("0.\($0)") } ?? 0
    return Date(timeIntervalSinceReferenceDate: Double(whole) + part).toMicrosecond
  }

  /// The time in a zone, with its offset there; to the microsecond where it has a fraction.
  public static func text(_ date: Date, in zone: TimeZone) -> String {
    let offset = zone.secondsFromGMT(for: date)
    // What is further off than the database can hold is shown as its end: somebody may have added up anything.
    let interval = min(max(date.timeIntervalSinceReferenceDate, -2.1e11), 9.2e12)
    let microseconds = Int((interval * 1e6).rounded()) + offset * 1_000_000
    let (days, time) = floored(microseconds, by: 86_400_000_000)
    let (seconds, fraction) = floored(time, by: 1_000_000)
    var text =
      "\(epoch.adding(days: days).iso)T\(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
    if fraction != 0 {
      let digits = String(fraction)
      text += "." + String(repeating: "0", count: 6 - digits.count) + digits
      while text.hasSuffix("0") { text.removeLast() }
    }
    let minutes = abs(offset) / 60
    return text + (offset < 0 ? "-" : "+") + "\(two(minutes / 60)):\(two(minutes % 60))"
  }

  /// The time in whole seconds, the begun one left out: for sentences.
  static func toSecond(_ date: Date, in zone: TimeZone) -> String {
    text(Date(timeIntervalSinceReferenceDate: date.timeIntervalSinceReferenceDate.rounded(.down)), in: zone)
  }

  /// Foundation's reference date, UTC.
  private static var epoch: CalendarDate { CalendarDate(Date(timeIntervalSinceReferenceDate: 0), in: .gmt) }

  /// Quotient towards the past, and a remainder that is never negative.
  private static func floored(_ value: Int, by divisor: Int) -> (quotient: Int, remainder: Int) {
    let remainder = (value % divisor + divisor) % divisor
    return ((value - remainder) / divisor, remainder)
  }

  private static func seconds(offset: Substring) -> Int? {
    if offset == "Z" || offset == "z" { return 0 }
    let parts = offset.dropFirst().split(separator: ":").compactMap { Int($0) }
    guard parts.count == 2, parts[0] < 24, parts[1] < 60 else { return nil }
    return (offset.hasPrefix("-") ? -1 : 1) * (parts[0] * 3600 + parts[1] * 60)
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}

extension Date {
  /// The nearest whole microsecond, which is what the database keeps. Times rounded so compare equal when they
  /// are the same, whichever way they were computed.
  var toMicrosecond: Date {
    Date(timeIntervalSinceReferenceDate: (timeIntervalSinceReferenceDate * 1e6).rounded() / 1e6)
  }
}
