/// A date in the two notations of a PDF file, which must say the same. A date without a time is midnight UTC.
struct Timestamp: Hashable {
  /// ISO 8601, as XMP writes it.
  let xmp: String
  /// `D:20231025090000+07'00'` (ISO 32000-1, 7.9.4).
  let pdf: String
  /// Whether a time was given.
  let hasTime: Bool

  init(_ text: String) throws(PDFError) {
    let bytes = Array(text.utf8)
    func digits(_ range: Range<Int>, _ allowed: ClosedRange<Int>) throws(PDFError) -> String {
      guard range.upperBound <= bytes.count, let value = Int(String(decoding: bytes[range], as: UTF8.self)),
        allowed.contains(value), bytes[range].allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
      else { throw .badDate(text) }
      return String(decoding: bytes[range], as: UTF8.self)
    }
    func separator(_ at: Int, _ expected: Character) throws(PDFError) {
      guard at < bytes.count, bytes[at] == expected.asciiValue else { throw .badDate(text) }
    }
    let year = try digits(0..<4, 1...9999)
    try separator(4, "-")
    let month = try digits(5..<7, 1...12)
    try separator(7, "-")
    let day = try digits(8..<10, 1...31)
    hasTime = bytes.count > 10
    guard hasTime else {
      xmp = "\(year)-\(month)-\(day)T00:00:00Z"
      pdf = "D:\(year)\(month)\(day)000000Z"
      return
    }
    try separator(10, "T")
    let hour = try digits(11..<13, 0...23)
    try separator(13, ":")
    let minute = try digits(14..<16, 0...59)
    try separator(16, ":")
    let second = try digits(17..<19, 0...59)
    let time = "\(year)-\(month)-\(day)T\(hour):\(minute):\(second)"
    let compact = "D:\(year)\(month)\(day)\(hour)\(minute)\(second)"
    if bytes[19...].elementsEqual("Z".utf8) {
      xmp = time + "Z"
      pdf = compact + "Z"
      return
    }
    guard bytes.count == 25, bytes[19] == UInt8(ascii: "+") || bytes[19] == UInt8(ascii: "-") else {
      throw .badDate(text)
    }
    let sign = bytes[19] == UInt8(ascii: "+") ? "+" : "-"
    let offsetHour = try digits(20..<22, 0...23)
    try separator(22, ":")
    let offsetMinute = try digits(23..<25, 0...59)
    xmp = time + "\(sign)\(offsetHour):\(offsetMinute)"
    pdf = compact + "\(sign)\(offsetHour)'\(offsetMinute)'"
  }
}
