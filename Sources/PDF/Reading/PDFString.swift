/// A string: bytes whose meaning depends on where they stand (ISO 32000-1, 7.3.4 and 7.9.2).
public struct PDFString: Hashable, Sendable {
  public var bytes: [UInt8]
  public var isHexadecimal: Bool
  /// Where it stands in the file, delimiters included; nil inside an object stream or a content stream.
  public var range: Range<Int>?

  public init(_ bytes: [UInt8], isHexadecimal: Bool = false, range: Range<Int>? = nil) {
    self.bytes = bytes
    self.isHexadecimal = isHexadecimal
    self.range = range
  }

  /// The string as text: UTF-16 or UTF-8 by its byte order mark, else PDFDocEncoding. Bytes that mean nothing
  /// become U+FFFD; language escapes inside UTF-16 (7.9.2.2) are left out.
  public var text: String {
    if bytes.starts(with: [0xfe, 0xff]) { return utf16(bigEndian: true) }
    if bytes.starts(with: [0xff, 0xfe]) { return utf16(bigEndian: false) }
    if bytes.starts(with: [0xef, 0xbb, 0xbf]) { return String(decoding: bytes.dropFirst(3), as: UTF8.self) }
    var text = String.UnicodeScalarView()
    for byte in bytes { text.append(PDFDocEncoding.scalar(for: byte)) }
    return String(text)
  }

  private func utf16(bigEndian: Bool) -> String {
    var units: [UInt16] = []
    var isEscape = false
    for pair in stride(from: 2, to: bytes.count - 1, by: 2) {
      let (first, second) = (UInt16(bytes[pair]), UInt16(bytes[pair + 1]))
      let unit = bigEndian ? first << 8 | second : second << 8 | first
      if unit == 0x1b {
        isEscape.toggle()
      } else if !isEscape {
        units.append(unit)
      }
    }
    return String(decoding: units, as: UTF16.self)
  }
}

/// The encoding of text strings without a byte order mark (ISO 32000-1, Annex D.3).
enum PDFDocEncoding {
  private static let accents: [UInt32] = [
    0x02d8, 0x02c7, 0x02c6, 0x02d9, 0x02dd, 0x02db, 0x02da, 0x02dc,
  ]
  private static let upper: [UInt32] = [
    0x2022, 0x2020, 0x2021, 0x2026, 0x2014, 0x2013, 0x0192, 0x2044, 0x2039, 0x203a, 0x2212, 0x2030, 0x201e,
    0x201c, 0x201d, 0x2018, 0x2019, 0x201a, 0x2122, 0xfb01, 0xfb02, 0x0141, 0x0152, 0x0160, 0x0178, 0x017d,
    0x0131, 0x0142, 0x0153, 0x0161, 0x017e, 0xfffd, 0x20ac,
  ]

  static func scalar(for byte: UInt8) -> Unicode.Scalar {
    let value: UInt32 =
      switch byte {
      case 0x18...0x1f: accents[Int(byte) - 0x18]
      case 0x80...0xa0: upper[Int(byte) - 0x80]
      case 0x7f, 0xad: 0xfffd
      default: UInt32(byte)
      }
    return Unicode.Scalar(value) ?? "\u{fffd}"
  }
}
