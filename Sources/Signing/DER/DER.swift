/// The Distinguished Encoding Rules of ASN.1 (ITU-T X.690), as far as seals need them. Each function gives one
/// whole element: tag, length, value.
enum DER {
  static func sequence(_ elements: [UInt8]...) -> [UInt8] { element(0x30, elements) }

  /// SET OF: its elements in the order of their bytes (X.690, 11.6).
  static func set(of elements: [[UInt8]]) -> [UInt8] { element(0x31, sorted(elements)) }

  /// The elements in the order of their bytes, where the shorter of two that agree comes first.
  static func sorted(_ elements: [[UInt8]]) -> [[UInt8]] {
    elements.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// `[number]`, constructed: around what has a tag of its own (EXPLICIT), or in place of SEQUENCE and SET
  /// (IMPLICIT).
  static func tagged(_ number: UInt8, _ elements: [UInt8]...) -> [UInt8] { element(0xA0 | number, elements) }

  static func objectIdentifier(_ value: [UInt8]) -> [UInt8] { element(0x06, [value]) }

  static func octets(_ bytes: [UInt8]) -> [UInt8] { element(0x04, [bytes]) }

  static func integer(_ value: UInt8) -> [UInt8] { integer(unsigned: [value]) }

  /// A number from its bytes, the highest first; never negative.
  static func integer(unsigned bytes: [UInt8]) -> [UInt8] {
    let digits = bytes.drop { $0 == 0 }
    guard let first = digits.first else { return element(0x02, [[0]]) }
    return element(0x02, [first < 0x80 ? [] : [0], Array(digits)])
  }

  static func boolean(_ value: Bool) -> [UInt8] { element(0x01, [[value ? 0xFF : 0]]) }

  static let null: [UInt8] = [0x05, 0x00]

  /// An element of any tag from the parts of its value.
  static func element(_ tag: UInt8, _ parts: [[UInt8]]) -> [UInt8] {
    let count = parts.reduce(0) { $0 + $1.count }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count + 6)
    bytes.append(tag)
    append(length: count, to: &bytes)
    for part in parts { bytes += part }
    return bytes
  }

  /// Up to 127 in one byte, else the number of its bytes and then these (X.690, 8.1.3).
  private static func append(length: Int, to bytes: inout [UInt8]) {
    guard length > 127 else { return bytes.append(UInt8(length)) }
    let width = (Int.bitWidth - length.leadingZeroBitCount + 7) / 8
    bytes.append(0x80 | UInt8(width))
    for index in (0..<width).reversed() { bytes.append(UInt8(truncatingIfNeeded: length >> (8 * index))) }
  }
}
