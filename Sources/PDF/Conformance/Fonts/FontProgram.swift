/// An embedded font program, as far as a check of widths and glyphs needs it.
protocol FontProgram {
  /// How many glyphs it has; the first is `.notdef`.
  var glyphCount: Int { get }
  /// The width of a glyph in thousandths of an em; nil if it cannot be told.
  func width(of glyph: Int) -> Double?
  /// The glyph of a CID; nil if the program has none for it.
  func glyph(ofCID cid: Int) -> Int?
}

/// Big-endian numbers anywhere in the bytes of a font; nil outside of them.
struct FontBytes {
  let bytes: [UInt8]

  func u8(_ at: Int) -> Int? { at >= 0 && at < bytes.count ? Int(bytes[at]) : nil }

  func u16(_ at: Int) -> Int? {
    guard at >= 0, at < bytes.count - 1 else { return nil }
    return Int(bytes[at]) << 8 | Int(bytes[at + 1])
  }

  func i16(_ at: Int) -> Int? { u16(at).map { Int(Int16(truncatingIfNeeded: $0)) } }

  func u32(_ at: Int) -> Int? {
    guard let high = u16(at), let low = u16(at + 2) else { return nil }
    return high << 16 | low
  }

  /// A number of 1 to 4 bytes.
  func number(_ at: Int, size: Int) -> Int? {
    guard at >= 0, at <= bytes.count - size else { return nil }
    return bytes[at..<at + size].reduce(0) { $0 << 8 | Int($1) }
  }
}
