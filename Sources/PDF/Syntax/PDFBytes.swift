/// Bytes of a PDF file or content stream under construction. Numbers are written without any locale, so that
/// the same values give the same bytes everywhere.
struct PDFBytes: Sendable {
  private(set) var bytes: [UInt8] = []

  var count: Int { bytes.count }

  mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }
  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  mutating func append(byte: UInt8) { bytes.append(byte) }

  mutating func append(_ more: [UInt8]) { bytes.append(contentsOf: more) }

  mutating func append(_ more: UnsafeRawBufferPointer) { unsafe bytes.append(contentsOf: more) }

  mutating func append(_ text: StaticString) {
    unsafe bytes.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  mutating func append(utf8 text: String) { bytes.append(contentsOf: text.utf8) }

  /// A whole number.
  mutating func append(_ number: Int) {
    guard number < 0 || number > 9 else {
      bytes.append(UInt8(ascii: "0") + UInt8(number))
      return
    }
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    var rest = number.magnitude
    var place: UInt = 1
    while rest / place >= 10 { place *= 10 }
    while place > 0 {
      let digit = rest / place
      bytes.append(UInt8(ascii: "0") + UInt8(digit))
      rest -= digit * place
      place /= 10
    }
  }

  /// A number rounded to some decimals (at most 6), without needless zeros.
  mutating func append(_ number: Double, decimals: Int = 2) {
    let factor = PDFBytes.powersOfTen[decimals]
    let scaled = Int((number * Double(factor)).rounded())
    if scaled < 0 { bytes.append(UInt8(ascii: "-")) }
    let (whole, rest) = Int(scaled.magnitude).quotientAndRemainder(dividingBy: factor)
    if whole > 0 || rest == 0 { append(whole) }
    guard rest > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    var fraction = rest
    var place = factor / 10
    while fraction > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(fraction / place))
      fraction %= place
      place /= 10
    }
  }

  private static let powersOfTen = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000]

  /// A reference to another object.
  mutating func append(reference number: Int) {
    append(number)
    append(" 0 R")
  }

  /// References with spaces between them.
  mutating func append(references numbers: [Int]) {
    for (place, number) in numbers.enumerated() {
      if place > 0 { append(" ") }
      append(reference: number)
    }
  }

  /// A byte inside a literal string: two bytes of them make a code of an embedded font.
  @inline(__always)
  mutating func append(escaping byte: UInt8) {
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "\\"):
      bytes.append(UInt8(ascii: "\\"))
      bytes.append(byte)
    case 13:
      // A bare carriage return would be read as a line feed.
      append("\\r")
    default: bytes.append(byte)
    }
  }

  /// A text string: literal when it is ASCII, else UTF-16 with byte order mark in hexadecimal.
  mutating func append(text: String) {
    guard !text.utf8.allSatisfy({ $0 < 0x80 && $0 >= 0x20 }) else {
      bytes.append(UInt8(ascii: "("))
      for byte in text.utf8 { append(escaping: byte) }
      bytes.append(UInt8(ascii: ")"))
      return
    }
    append("<FEFF")
    for unit in text.utf16 { append(hexadecimal: unit) }
    bytes.append(UInt8(ascii: ">"))
  }

  /// Four hexadecimal digits.
  mutating func append(hexadecimal unit: UInt16) {
    for shift in stride(from: 12, through: 0, by: -4) {
      let digit = UInt8(truncatingIfNeeded: unit >> shift & 15)
      bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") + digit - 10)
    }
  }
}
