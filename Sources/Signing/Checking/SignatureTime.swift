internal import Foundation

/// The dates of PDF (ISO 32000-1, 7.9.4): `D:20231025090000+07'00'`.
enum SignatureTime {
  /// The moment; nil for anything that lacks a part, and without an offset.
  static func parse(_ text: String) -> Date? {
    let pattern = /D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:(Z)|([+-])(\d\d)'(\d\d)'?)(?:00'00'?)?/
    guard let match = text.wholeMatch(of: pattern) else { return nil }
    var parts = DateComponents()
    parts.calendar = Calendar(identifier: .gregorian)
    parts.year = Int(match.1)
    parts.month = Int(match.2)
    parts.day = Int(match.3)
    parts.hour = Int(match.4)
    parts.minute = Int(match.5)
    parts.second = Int(match.6)
    let minutes = (match.9.flatMap { Int($0) } ?? 0) * 60 + (match.10.flatMap { Int($0) } ?? 0)
    parts.timeZone = TimeZone(secondsFromGMT: (match.8 == "-" ? -60 : 60) * minutes)
    guard parts.timeZone != nil, parts.isValidDate else { return nil }
    return parts.date
  }
}
