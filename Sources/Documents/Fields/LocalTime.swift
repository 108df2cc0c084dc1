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
  /// 0…59.
  public let second: Int
  /// Minutes east of UTC, -1439…1439: 420 in Hạ Long.
  public let offset: Int

  public init(
    date: CalendarDate, hour: Int, minute: Int, second: Int = 0, offset: Int
  ) throws(InvalidLocalTime) {
    guard 0...23 ~= hour, 0...59 ~= minute, 0...59 ~= second, abs(offset) < 24 * 60 else {
      throw InvalidLocalTime()
    }
    (self.date, self.hour, self.minute, self.second, self.offset) = (date, hour, minute, second, offset)
  }

  /// Reads `2023-11-17T08:00+07:00`, with seconds `2023-11-17T08:00:05+07:00`, and nothing else.
  public init?(iso: String) {
    var bytes = Array(iso.utf8)
    var seconds = Array("00".utf8)
    if bytes.count == 25, bytes[16] == UInt8(ascii: ":") {
      seconds = Array(bytes[17...18])
      bytes.removeSubrange(16...18)
    }
    guard bytes.count == 22, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
      bytes[19] == UInt8(ascii: ":"), let date = CalendarDate(iso: String(iso.prefix(10)))
    else { return nil }
    bytes += seconds
    func number(at index: Int) -> Int? {
      let pair = bytes[index...(index + 1)]
      return pair.allSatisfy({ 48...57 ~= $0 }) ? Int(String(decoding: pair, as: UTF8.self)) : nil
    }
    guard let hour = number(at: 11), let minute = number(at: 14), let hours = number(at: 17),
      let minutes = number(at: 20), minutes < 60, let second = number(at: 22)
    else { return nil }
    let sign: Int
    switch bytes[16] {
    case UInt8(ascii: "+"): sign = 1
    case UInt8(ascii: "-"): sign = -1
    default: return nil
    }
    try? self.init(
      date: date, hour: hour, minute: minute, second: second, offset: sign * (hours * 60 + minutes))
  }

  /// The moment as `2023-11-17T08:00+07:00`; seconds are written where there are any.
  public var iso: String {
    "\(date.iso)T\(clock)\(second == 0 ? "" : ":\(TwoDigits.of(second))")\(zone)"
  }

  /// The moment as RFC 3339 writes it, to the second: `2023-11-17T08:00:00+07:00`.
  public var rfc3339: String { "\(date.iso)T\(clock):\(TwoDigits.of(second))\(zone)" }

  /// On the clock of 24 hours: `08:00`.
  var clock: String { "\(TwoDigits.of(hour)):\(TwoDigits.of(minute))" }

  /// The distance from UTC: `+07:00`.
  var zone: String {
    "\(offset < 0 ? "-" : "+")\(TwoDigits.of(abs(offset) / 60)):\(TwoDigits.of(abs(offset) % 60))"
  }
}

/// An hour, minute or offset that no clock shows.
public struct InvalidLocalTime: Error, Hashable, CustomStringConvertible {
  public var description: String {
    "a local time has an hour of 0…23, minutes and seconds of 0…59, and an offset below 24 hours"
  }
}

/// Numbers below a hundred with a leading zero.
enum TwoDigits {
  static func of(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
