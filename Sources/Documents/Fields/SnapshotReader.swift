internal import PostgreSQL

/// Reads the JSON of a snapshot in one pass over its bytes: it is read for each paper that is made, and a tenth of the
/// time went into a general decoder.
struct SnapshotReader {
  /// Rows in rows, at most.
  private static let depth = 8

  private let bytes: [UInt8]
  private var position = 0

  init(_ json: String) { bytes = Array(json.utf8) }

  /// - Throws: ``DocumentError`` `.unreadable` for anything but what a snapshot writes.
  mutating func read() throws(DocumentError) -> Snapshot {
    let snapshot = try values(depth: 0)
    guard peek() == nil else { throw Self.fault }
    return snapshot
  }

  private static var fault: DocumentError { .unreadable("a paper's snapshot") }

  // MARK: Values

  private mutating func values(depth: Int) throws(DocumentError) -> Snapshot {
    guard depth <= Self.depth else { throw Self.fault }
    var values: Snapshot = [:]
    try members { reader, name throws(DocumentError) in values[name] = try reader.value(depth: depth) }
    return values
  }

  private mutating func value(depth: Int) throws(DocumentError) -> FieldValue {
    if takes("null") { return .empty }
    var value: FieldValue?
    var currency: String?
    try members { reader, name throws(DocumentError) in
      if name == "currency" {
        currency = try reader.string()
      } else {
        guard value == nil else { throw Self.fault }
        value = try reader.value(of: name, depth: depth)
      }
    }
    switch (value, currency) {
    case (.money(let amount, _), let currency?): return .money(amount, currency: currency)
    case (.money, nil), (nil, _), (_, .some): throw Self.fault
    case (let value?, nil): return value
    }
  }

  private mutating func value(of type: String, depth: Int) throws(DocumentError) -> FieldValue {
    switch type {
    case "text": return .text(try string())
    case "name": return .name(try string())
    case "date":
      guard let date = CalendarDate(iso: try string()) else { throw Self.fault }
      return .date(date)
    case "open_date":
      guard let date = CalendarDate(iso: try string()) else { throw Self.fault }
      return .openDate(date)
    case "time":
      guard let time = LocalTime(iso: try string()) else { throw Self.fault }
      return .time(time)
    case "number": return .number(try string())
    case "money": return .money(try string(), currency: "")
    case "flag":
      if takes("true") { return .flag(true) }
      guard takes("false") else { throw Self.fault }
      return .flag(false)
    case "code": return .code(try string())
    case "rows": return .rows(try rows(depth: depth))
    default: throw Self.fault
    }
  }

  private mutating func rows(depth: Int) throws(DocumentError) -> [Snapshot] {
    try expect("[")
    if takes("]") { return [] }
    var rows: [Snapshot] = []
    repeat { rows.append(try values(depth: depth + 1)) } while takes(",")
    try expect("]")
    return rows
  }

  // MARK: JSON (RFC 8259)

  private mutating func members(
    _ member: (inout Self, String) throws(DocumentError) -> Void
  ) throws(DocumentError) {
    try expect("{")
    if takes("}") { return }
    repeat {
      let name = try string()
      try expect(":")
      try member(&self, name)
    } while takes(",")
    try expect("}")
  }

  private mutating func string() throws(DocumentError) -> String {
    try expect("\"")
    let start = position
    while position < bytes.count, bytes[position] != UInt8(ascii: "\""),
      bytes[position] != UInt8(ascii: "\\"),
      bytes[position] >= 0x20
    {
      position += 1
    }
    guard position < bytes.count else { throw Self.fault }
    guard bytes[position] == UInt8(ascii: "\"") else { return try escapedString(from: start) }
    position += 1
    return String(decoding: bytes[start..<(position - 1)], as: UTF8.self)
  }

  /// A string of which the part up to here needs no reading.
  private mutating func escapedString(from start: Int) throws(DocumentError) -> String {
    var text = Array(bytes[start..<position])
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): text += Array(String(try escapedCharacter()).utf8)
      case 0..<0x20: throw Self.fault
      default: text.append(byte)
      }
    }
    throw Self.fault
  }

  private mutating func escapedCharacter() throws(DocumentError) -> Unicode.Scalar {
    guard position < bytes.count else { throw Self.fault }
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{c}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): break
    default: throw Self.fault
    }
    let unit = try codeUnit()
    var number = UInt32(unit)
    if UTF16.isLeadSurrogate(unit) {
      guard takes("\\u") else { throw Self.fault }
      let trail = try codeUnit()
      guard UTF16.isTrailSurrogate(trail) else { throw Self.fault }
      number = 0x10000 + ((number - 0xD800) << 10) + (UInt32(trail) - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(number) else { throw Self.fault }
    return scalar
  }

  /// Four hexadecimal digits.
  private mutating func codeUnit() throws(DocumentError) -> UInt16 {
    guard position + 4 <= bytes.count else { throw Self.fault }
    let digits = bytes[position..<(position + 4)]
    guard digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw Self.fault }
    position += 4
    return unit
  }

  /// The next byte that is no white space.
  private mutating func peek() -> UInt8? {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      case let byte: return byte
      }
    }
    return nil
  }

  private mutating func takes(_ word: StaticString) -> Bool {
    guard peek() != nil, position + word.utf8CodeUnitCount <= bytes.count else { return false }
    let isNext = word.withUTF8Buffer { unsafe $0.elementsEqual(bytes[position..<(position + $0.count)]) }
    if isNext { position += word.utf8CodeUnitCount }
    return isNext
  }

  private mutating func expect(_ sign: StaticString) throws(DocumentError) {
    guard takes(sign) else { throw Self.fault }
  }
}
