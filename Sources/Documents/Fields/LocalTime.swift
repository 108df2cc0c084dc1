public import PostgreSQL

/// A moment as the clocks of a place show it, with their distance from UTC.
///
/// It is frozen into a paper's snapshot in this form, so that a later change of time zone rules changes no paper.
public struct LocalTime: Hashable, Sendable {
  public let date: CalendarDate
  /// 0…23.
  public let hour: Int
  /// 0…59.
  public let minute: Int
  /// Minutes east of UTC, -1439…1439: 420 in Hạ Long.
  public let offset: Int

  public init(date: CalendarDate, hour: Int, minute: Int, offset: Int) throws(InvalidLocalTime) {
    guard 0...23 ~= hour, 0...59 ~= minute, abs(offset) < 24 * 60 else { throw InvalidLocalTime() }
    (self.date, self.hour, self.minute, self.offset) = (date, hour, minute, offset)
  }

  /// Reads `2023-11-17T08:00+07:00` and nothing else.
  public init?(iso: String) {
    let bytes = Array(iso.utf8)
    guard bytes.count == 22, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
      bytes[19] == UInt8(ascii: ":"), let date = CalendarDate(iso: String(iso.prefix(10)))
    else { return nil }
    func number(at index: Int) -> Int? {
      let pair = bytes[index...(index + 1)]
      return pair.allSatisfy({ 48...57 ~= $0 }) ? Int(String(decoding: pair, as: UTF8.self)) : nil
    }
    guard let hour = number(at: 11), let minute = number(at: 14), let hours = number(at: 17),
      let minutes = number(at: 20), minutes < 60
    else { return nil }
    let sign: Int
    switch bytes[16] {
    case UInt8(ascii: "+"): sign = 1
    case UInt8(ascii: "-"): sign = -1
    default: return nil
    }
    try? self.init(date: date, hour: hour, minute: minute, offset: sign * (hours * 60 + minutes))
  }

  /// The moment as `2023-11-17T08:00+07:00`.
  public var iso: String {
    "\(date.iso)T\(TwoDigits.of(hour)):\(TwoDigits.of(minute))\(offset < 0 ? "-" : "+")"
      + "\(TwoDigits.of(abs(offset) / 60)):\(TwoDigits.of(abs(offset) % 60))"
  }
}

/// An hour, minute or offset that no clock shows.
public struct InvalidLocalTime: Error, Hashable, CustomStringConvertible {
  public var description: String {
    "a local time has an hour of 0…23, a minute of 0…59 and an offset below 24 hours"
  }
}

/// Numbers below a hundred with a leading zero.
enum TwoDigits {
  static func of(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
