/// Reads the little languages inside SVG attributes: numbers, flags, letters, separated by blanks and commas.
struct SVGScanner {
  private let bytes: [UInt8]
  private(set) var index = 0

  /// Numbers beyond this are no drawing.
  private static let largest = 1e7

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  var isAtEnd: Bool { index >= bytes.count }

  var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  mutating func skipBlanks() {
    while index < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index]) { index += 1 }
  }

  /// Blanks with at most one comma.
  mutating func skipSeparator() {
    skipBlanks()
    if next == UInt8(ascii: ",") {
      index += 1
      skipBlanks()
    }
  }

  mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    index += 1
    return true
  }

  /// A letter, if one stands here.
  mutating func letter() -> UInt8? {
    guard let byte = next, (byte | 0x20) >= UInt8(ascii: "a"), (byte | 0x20) <= UInt8(ascii: "z") else {
      return nil
    }
    index += 1
    return byte
  }

  /// Letters and `%`, as units and function names are.
  mutating func word() -> String {
    let start = index
    while let byte = next, byte == UInt8(ascii: "%") || letterRange.contains(byte | 0x20) { index += 1 }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  /// A number of SVG's grammar: `-1`, `.5`, `1e3`; nil if none stands here or it is too large.
  mutating func number() -> Double? {
    let start = index
    if next == UInt8(ascii: "-") || next == UInt8(ascii: "+") { index += 1 }
    var digits = skipDigits()
    if next == UInt8(ascii: ".") {
      index += 1
      digits += skipDigits()
    }
    guard digits > 0 else {
      index = start
      return nil
    }
    if let byte = next, byte | 0x20 == UInt8(ascii: "e") {
      let mark = index
      index += 1
      if next == UInt8(ascii: "-") || next == UInt8(ascii: "+") { index += 1 }
      // "em" and "ex" are units, no exponents.
      if skipDigits() == 0 { index = mark }
    }
    guard let value = Double(String(decoding: bytes[start..<index], as: UTF8.self)), value.isFinite,
      abs(value) <= Self.largest
    else { return nil }
    return value
  }

  /// A flag of an arc: one digit, which may touch the next number.
  mutating func flag() -> Bool? {
    if take(UInt8(ascii: "0")) { return false }
    if take(UInt8(ascii: "1")) { return true }
    return nil
  }

  private var letterRange: ClosedRange<UInt8> { UInt8(ascii: "a")...UInt8(ascii: "z") }

  private mutating func skipDigits() -> Int {
    let start = index
    while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { index += 1 }
    return index - start
  }

  /// All numbers of a list; nil if anything else stands in it.
  static func numbers(_ text: String) -> [Double]? {
    var scanner = SVGScanner(text)
    var numbers: [Double] = []
    scanner.skipBlanks()
    while !scanner.isAtEnd {
      guard let number = scanner.number() else { return nil }
      numbers.append(number)
      scanner.skipSeparator()
    }
    return numbers
  }

  /// A length in user units (1/96 inch); percentages are of `whole`.
  static func length(_ text: String, whole: Double) -> Double? {
    var scanner = SVGScanner(text)
    scanner.skipBlanks()
    guard let number = scanner.number() else { return nil }
    let unit = scanner.word()
    scanner.skipBlanks()
    guard scanner.isAtEnd else { return nil }
    switch unit {
    case "", "px": return number
    case "pt": return number * 96 / 72
    case "pc": return number * 16
    case "mm": return number * 96 / 25.4
    case "cm": return number * 96 / 2.54
    case "in": return number * 96
    case "%": return number / 100 * whole
    default: return nil
    }
  }
}
