import Foundation

/// Tells the encoding of a file from its bytes, and only where it is sure.
///
/// A byte order mark settles it, and so does a file that is UTF-8 from end to end. What is left is taken for
/// UTF-16, Shift_JIS or Windows-1258 only when all of it reads as what people write in that encoding, and holds
/// something that nothing else does. Everything else is for people to say.
enum EncodingDetection {
  /// The encoding; nil where it is not sure.
  static func encoding(of bytes: [UInt8]) -> TextEncoding? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8 }
    if bytes.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    if bytes.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
    if let wide = wideEncoding(bytes) { return wide }
    if String(validating: bytes, as: UTF8.self) != nil { return .utf8 }
    if isDamagedUTF8(bytes) { return .utf8 }
    if isJapanese(bytes) { return .shiftJIS }
    if isVietnamese(bytes) { return .windows1258 }
    return nil
  }

  /// UTF-16 without a mark: every comma, digit and line end has a zero byte on the same side.
  private static func wideEncoding(_ bytes: [UInt8]) -> TextEncoding? {
    guard bytes.count >= 4, bytes.count.isMultiple(of: 2) else { return nil }
    var zeros = [0, 0]
    for (index, byte) in bytes.enumerated() where byte == 0 { zeros[index & 1] += 1 }
    // Some ideographs have one on the other side: 一 is U+4E00.
    let (few, many) = (min(zeros[0], zeros[1]), max(zeros[0], zeros[1]))
    guard many > few * 3, many * 40 >= bytes.count else { return nil }
    let isBigEndian = zeros[0] > zeros[1]
    let encoding: TextEncoding = isBigEndian ? .utf16BigEndian : .utf16LittleEndian
    let isWhole = UTF16Bytes.utf8(bytes, isBigEndian: isBigEndian).allSatisfy { $0 != 0xFF }
    return isWhole ? encoding : nil
  }

  /// UTF-8 with some bytes lost: far more whole characters of several bytes than bytes that belong to none.
  private static func isDamagedUTF8(_ bytes: [UInt8]) -> Bool {
    var (whole, stray) = (0, 0)
    var iterator = bytes.makeIterator()
    var decoder = UTF8()
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): if scalar.value >= 0x80 { whole += 1 }
      case .error: stray += 1
      case .emptyInput: return whole > stray * 4
      }
    }
  }

  /// Nothing but Japanese beside ASCII, and full-width kana among it.
  private static func isJapanese(_ bytes: [UInt8]) -> Bool {
    guard let text = text(bytes, .shiftJIS) else { return false }
    var kana = 0
    for scalar in text.unicodeScalars where scalar.value >= 0x80 {
      switch scalar.value {
      case 0x3041...0x3096, 0x30A1...0x30FA: kana += 1
      // Marks and punctuation, ideographs with those of NEC and IBM, full- and half-width forms.
      case 0x3000...0x303F, 0x3099...0x30FF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFF01...0xFFEF: break
      // Greek, Cyrillic, arrows, circled digits, units: what tables of Japanese offices hold.
      case 0xA7...0xF7, 0x391...0x451, 0x2010...0x33FF: break
      default: return false
      }
    }
    return kana > 0
  }

  /// Nothing but Vietnamese letters beside ASCII; tone marks that go with their letters; and one of the letters
  /// that other Latin alphabets do not have.
  private static func isVietnamese(_ bytes: [UInt8]) -> Bool {
    guard let text = text(bytes, .windows1258) else { return false }
    var hasOwnLetter = false
    var hasTone = false
    for scalar in text.unicodeScalars where scalar.value >= 0x80 {
      switch scalar.value {
      case 0x1EA0...0x1EF9: hasTone = true
      case 0x102, 0x103, 0x110, 0x111, 0x1A0, 0x1A1, 0x1AF, 0x1B0: hasOwnLetter = true
      case 0xC0...0xC3, 0xC8...0xCA, 0xCC, 0xCD, 0xD2...0xD5, 0xD9, 0xDA, 0xDD: break
      case 0xE0...0xE3, 0xE8...0xEA, 0xEC, 0xED, 0xF2...0xF5, 0xF9, 0xFA, 0xFD: break
      case 0x128, 0x129, 0x168, 0x169: hasTone = true
      // Quotes, dashes, the ellipsis, the no-break space, the sign of the đồng.
      case 0xA0, 0xAB, 0xBB, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026, 0x20AB: break
      default: return false
      }
    }
    return hasOwnLetter && hasTone
  }

  private static func text(_ bytes: [UInt8], _ encoding: TextEncoding) -> String? {
    guard let converter = encoding.iconvName.flatMap({ CharacterConverter(from: $0) }),
      case .text(let utf8) = converter.utf8(bytes)
    else { return nil }
    return String(decoding: utf8, as: UTF8.self).precomposedStringWithCanonicalMapping
  }
}
