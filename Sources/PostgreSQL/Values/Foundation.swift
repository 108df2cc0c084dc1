public import Foundation

extension UUID: Parameter, ColumnValue {
  public static var databaseType: TypeID { .uuid }
  public static var databaseArrayType: TypeID { .uuidArray }
  public func encodeBinary(into bytes: inout [UInt8]) {
    unsafe withUnsafeBytes(of: uuid) { unsafe bytes.append(contentsOf: $0) }
  }
  public func encodeText(into bytes: inout [UInt8]) { bytes.append(contentsOf: uuidString.utf8) }
  public init(bytes: RawSpan, type: TypeID) throws(DatabaseError) {
    guard type == .uuid, bytes.byteCount == 16 else { throw .mismatch(UUID.self, type, bytes.byteCount) }
    self.init(uuid: unsafe bytes.unsafeLoadUnaligned(as: uuid_t.self))
  }
}

/// An instant, as `timestamptz`. The server counts whole microseconds, so a date is rounded to one.
extension Date: Parameter, ColumnValue {
  /// Seconds from the server's epoch, 2000-01-01 UTC, to Foundation's, 2001-01-01 UTC.
  private static let epochGap = 31_622_400.0
  /// What the server can hold: 4713 BC to 294276 AD, in microseconds from its epoch.
  private static let range = -211_813_488_000_000_000.0...9_223_371_331_199_999_999.0

  /// Microseconds from the server's epoch; the far past and future become its two infinities.
  private var microseconds: Int64 {
    let value = ((timeIntervalSinceReferenceDate + Self.epochGap) * 1e6).rounded()
    guard value >= Self.range.lowerBound else { return .min }
    guard value < Self.range.upperBound else { return .max }
    return Int64(value)
  }

  public static var databaseType: TypeID { .timestamptz }
  public static var databaseArrayType: TypeID { .timestamptzArray }
  public func encodeBinary(into bytes: inout [UInt8]) { bytes.append(bigEndian: microseconds) }
  public func encodeText(into bytes: inout [UInt8]) {
    let total = microseconds
    if total == .min { return bytes.append(contentsOf: "-infinity".utf8) }
    if total == .max { return bytes.append(contentsOf: "infinity".utf8) }
    let (day, rest) = total.flooredQuotient(by: 86_400_000_000)
    let date = CalendarDate(daysSince2000: Int(day))
    let seconds = rest / 1_000_000
    let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { padded($0, 2) }
    let era = date.year > 0 ? "" : " BC"
    let year = padded(Int64(date.year > 0 ? date.year : 1 - date.year), 4)
    let text =
      "\(year)-\(padded(Int64(date.month), 2))-\(padded(Int64(date.day), 2)) \(clock.joined(separator: ":"))"
      + ".\(padded(rest % 1_000_000, 6))+00\(era)"
    bytes.append(contentsOf: text.utf8)
  }
  public init(bytes: RawSpan, type: TypeID) throws(DatabaseError) {
    guard type == .timestamptz, bytes.byteCount == 8 else {
      throw .mismatch(Date.self, type, bytes.byteCount)
    }
    let value: Int64 = bytes.integer()
    guard value != .min, value != .max else { throw .decoding("an infinite time is no Date") }
    self.init(timeIntervalSinceReferenceDate: Double(value) / 1e6 - Self.epochGap)
  }
}

/// `value` in decimal, with zeros in front up to `width` digits.
private func padded(_ value: Int64, _ width: Int) -> String {
  let digits = String(value)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

extension Int64 {
  /// Quotient rounded down, and the remainder, which is never negative.
  fileprivate func flooredQuotient(by divisor: Int64) -> (Int64, Int64) {
    let remainder = ((self % divisor) + divisor) % divisor
    return ((self - remainder) / divisor, remainder)
  }
}
