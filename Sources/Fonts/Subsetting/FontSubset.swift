/// The glyphs of one face that a document embeds, in order of first use.
///
/// A glyph's place is its code, in the content and in the embedded program alike (code = CID = glyph index),
/// for TrueType and CFF faces. A glyph that stands for two different texts (a hyphen and a non-breaking
/// hyphen, a letter with and without a variation selector) gets a code for each, so that every code has
/// exactly one text.
public struct FontSubset: Sendable {
  public let face: Face
  /// The face's glyph of each code. Code 0 is `.notdef`, which every font must have and no text uses.
  public private(set) var glyphs: [UInt32] = [0]
  /// The width of each code in thousandths of an em, as PDF counts.
  public private(set) var widths: [Int]
  private var texts: [UInt8] = []
  private var textEnds: [Int] = [0]
  /// Open addressing: codes at the hash of their glyph or behind it; 0 is free. A power of two, at most half
  /// full.
  private var slots: [UInt16]

  public init(of face: Face) {
    self.face = face
    widths = [FontSubset.width(of: 0, in: face)]
    slots = [UInt16](repeating: 0, count: 32)
  }

  /// How many codes are in use, `.notdef` not counted.
  public var count: Int { glyphs.count - 1 }
  public var isEmpty: Bool { glyphs.count == 1 }

  /// The code of a glyph that stands for this UTF-8 text; nil if it is not in the subset.
  @inline(__always)
  public func code(of glyph: UInt32, text: Span<UInt8>) -> UInt16? {
    var slot = home(of: glyph)
    while true {
      let code = slots[slot]
      if code == 0 { return nil }
      if glyphs[Int(code)] == glyph, hasText(code, text) { return code }
      slot = (slot + 1) & (slots.count - 1)
    }
  }

  /// Adds a glyph that is not in the subset yet.
  /// - Returns: its code.
  public mutating func append(_ glyph: UInt32, text: Span<UInt8>) throws(FontError) -> UInt16 {
    guard let code = UInt16(exactly: glyphs.count), code < .max else {
      throw .tooManyGlyphs(font: face.name)
    }
    glyphs.append(glyph)
    widths.append(FontSubset.width(of: glyph, in: face))
    for index in text.indices { texts.append(text[index]) }
    textEnds.append(texts.count)
    if glyphs.count * 2 > slots.count { grow() } else { place(code) }
    return code
  }

  /// The UTF-8 text of a code.
  public func text(of code: Int) -> ArraySlice<UInt8> {
    texts[(code == 0 ? 0 : textEnds[code - 1])..<textEnds[code]]
  }

  /// The font program to embed: bare CFF for a CFF face, a TrueType file otherwise. The same glyphs give the
  /// same bytes.
  public func program() throws(FontError) -> [UInt8] {
    switch face.outlines {
    case .trueType(let outlines): try outlines.cut(glyphs)
    case .cff(let outlines): try CFFWriter(face: face, outlines: outlines, tag: tag).cut(glyphs)
    }
  }

  /// The six letters that PDF sets before the name of a subset (ISO 32000-1, 9.6.4); other glyphs, other
  /// letters.
  public var tag: String {
    // FNV-1a: short, and the same on every machine.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    func mix(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    for byte in face.name.utf8 { mix(byte) }
    for glyph in glyphs {
      mix(UInt8(truncatingIfNeeded: glyph))
      mix(UInt8(truncatingIfNeeded: glyph >> 8))
    }
    var letters: [UInt8] = []
    for _ in 0..<6 {
      letters.append(UInt8(ascii: "A") + UInt8(hash % 26))
      hash /= 26
    }
    return String(decoding: letters, as: UTF8.self)
  }

  private static func width(of glyph: UInt32, in face: Face) -> Int {
    Int((face.advance(of: glyph) * 1000).rounded())
  }

  @inline(__always)
  private func home(of glyph: UInt32) -> Int {
    // Fibonacci hashing: neighbouring glyphs land far apart.
    Int((glyph &* 0x9e37_79b1) >> 7) & (slots.count - 1)
  }

  @inline(__always)
  private func hasText(_ code: UInt16, _ text: Span<UInt8>) -> Bool {
    let start = textEnds[Int(code) - 1]
    guard textEnds[Int(code)] - start == text.count else { return false }
    for index in text.indices where texts[start + index] != text[index] { return false }
    return true
  }

  private mutating func place(_ code: UInt16) {
    var slot = home(of: glyphs[Int(code)])
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = code
  }

  private mutating func grow() {
    slots = [UInt16](repeating: 0, count: slots.count * 2)
    for code in 1..<glyphs.count { place(UInt16(code)) }
  }
}
