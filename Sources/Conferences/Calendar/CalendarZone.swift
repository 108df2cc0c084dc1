import Foundation

/// A time zone as a calendar file describes it (RFC 5545, 3.6.5): what its clocks were set to when, as far as the file's
/// own times need it.
struct CalendarZone {
  /// A stretch of time in which the clocks run evenly.
  struct Observance: Hashable {
    let begins: Date
    /// Seconds east of Greenwich before and after.
    let offsetBefore: Int
    let offset: Int
    let isDaylightSaving: Bool
  }

  let zone: TimeZone
  private let first: Date
  private let last: Date

  /// - Parameters:
  ///   - zone: The zone.
  ///   - first: The first time in the file.
  ///   - last: The last time in it.
  init(_ zone: TimeZone, from first: Date, to last: Date) {
    (self.zone, self.first, self.last) = (zone, first, last)
  }

  /// From the beginning of the year before the first time to the end of the year after the last.
  var observances: [Observance] {
    let day = 86_400.0
    // Whole years to both sides: nobody needs the very day.
    let begin = first.addingTimeInterval(-366 * day)
    var observances = [
      Observance(
        begins: begin, offsetBefore: zone.secondsFromGMT(for: begin), offset: zone.secondsFromGMT(for: begin),
        isDaylightSaving: zone.isDaylightSavingTime(for: begin))
    ]
    var time = begin
    while time < last.addingTimeInterval(366 * day) {
      let next = time.addingTimeInterval(day)
      if differs(time, next) {
        let change = change(between: time, and: next)
        observances.append(
          Observance(
            begins: change, offsetBefore: zone.secondsFromGMT(for: time),
            offset: zone.secondsFromGMT(for: next), isDaylightSaving: zone.isDaylightSavingTime(for: next)))
      }
      time = next
    }
    return observances
  }

  /// Writes the zone's component.
  func write(to lines: inout ContentLines) {
    lines.begin("VTIMEZONE")
    lines.add("TZID", [], zone.identifier)
    for observance in observances {
      let name = observance.isDaylightSaving ? "DAYLIGHT" : "STANDARD"
      lines.begin(name)
      let before = TimeZone(secondsFromGMT: observance.offsetBefore) ?? .gmt
      lines.add("DTSTART", [], CalendarTime.local(observance.begins, in: before))
      lines.add("TZOFFSETFROM", [], Self.offset(observance.offsetBefore))
      lines.add("TZOFFSETTO", [], Self.offset(observance.offset))
      lines.end(name)
    }
    lines.end("VTIMEZONE")
  }

  private func differs(_ one: Date, _ other: Date) -> Bool {
    zone.secondsFromGMT(for: one) != zone.secondsFromGMT(for: other)
      || zone.isDaylightSavingTime(for: one) != zone.isDaylightSavingTime(for: other)
  }

  /// The second in which the clocks are set anew.
  private func change(between early: Date, and late: Date) -> Date {
    var (before, after) = (Int(early.timeIntervalSince1970), Int(late.timeIntervalSince1970))
    while after - before > 1 {
      let middle = before + (after - before) / 2
      if differs(early, Date(timeIntervalSince1970: Double(middle))) {
        after = middle
      } else {
        before = middle
      }
    }
    return Date(timeIntervalSince1970: Double(after))
  }

  /// `+0700`, `-023030` (RFC 5545, 3.3.14).
  static func offset(_ seconds: Int) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let size = abs(seconds)
    let rest = size % 60 == 0 ? "" : two(size % 60)
    return (seconds < 0 ? "-" : "+") + two(size / 3600) + two(size / 60 % 60) + rest
  }
}

/// Times as calendar files write them (RFC 5545, 3.3.5).
enum CalendarTime {
  /// By the clocks of a zone, which is named elsewhere: `20231117T080000`.
  static func local(_ date: Date, in zone: TimeZone) -> String {
    let whole = Date(timeIntervalSince1970: date.timeIntervalSince1970.rounded(.down))
    return String(
      RFC3339.text(whole, in: zone).prefix(19).filter { $0 != "-" && $0 != ":" })
  }

  /// Whether the clocks show this time twice, because they are turned back in between.
  static func isShownTwice(_ date: Date, in zone: TimeZone) -> Bool {
    func offset(_ seconds: Int) -> Int { zone.secondsFromGMT(for: date.addingTimeInterval(Double(seconds))) }
    // No zone turns its clocks back by more than this.
    let span = 10_800
    let (before, now, after) = (offset(-span), offset(0), offset(span))
    return before > now && offset(now - before) == before || now > after && offset(now - after) == after
  }

  /// `20231117T010000Z`
  static func utc(_ date: Date) -> String { local(date, in: .gmt) + "Z" }
}
