internal import CHarfBuzz

/// The tables of a TrueType face that an embedded font needs.
struct TrueTypeOutlines: Sendable {
  let glyf: FontTable
  let loca: FontTable
  let head: FontTable
  let hhea: FontTable
  let hmtx: FontTable
  let maxp: FontTable
  let glyphCount: Int
  /// Glyphs from here on share the last width.
  let widthCount: Int
  private let hasLongOffsets: Bool

  init(glyf: FontTable, font: HarfBuzzFont, path: String) throws(FontError) {
    func table(_ name: String) -> FontTable { unsafe FontTable(name, of: font.face, path: path) }
    self.glyf = glyf
    loca = table("loca")
    head = table("head")
    hhea = table("hhea")
    hmtx = table("hmtx")
    maxp = table("maxp")
    try head.check(0..<54)
    try hhea.check(0..<36)
    try maxp.check(0..<32)
    hasLongOffsets = try head.u16(50) != 0
    widthCount = try hhea.u16(34)
    glyphCount = try maxp.u16(4)
    guard widthCount > 0, widthCount <= glyphCount else { throw hhea.damage }
  }

  /// Where a glyph's outline lies in `glyf`; empty for a blank glyph.
  func range(of glyph: Int) throws(FontError) -> Range<Int> {
    guard glyph < glyphCount else { throw glyf.damage }
    let start = hasLongOffsets ? try loca.u32(4 * glyph) : try 2 * loca.u16(2 * glyph)
    let end = hasLongOffsets ? try loca.u32(4 * glyph + 4) : try 2 * loca.u16(2 * glyph + 2)
    guard start <= end, end <= glyf.count else { throw loca.damage }
    return start..<end
  }

  /// The width of a glyph in font units.
  func width(of glyph: Int) throws(FontError) -> Int {
    try hmtx.u16(4 * min(glyph, widthCount - 1))
  }

  /// The distance from a glyph's origin to its ink, in font units.
  func leftSideBearing(of glyph: Int) throws(FontError) -> Int {
    try hmtx.u16(glyph < widthCount ? 4 * glyph + 2 : 4 * widthCount + 2 * (glyph - widthCount))
  }
}
