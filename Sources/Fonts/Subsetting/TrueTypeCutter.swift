/// Cuts a TrueType font down to some glyphs (OpenType 1.9, tables `glyf`, `loca`, `head`, `hhea`, `hmtx`,
/// `maxp`).
///
/// Hinting programs are left out: they are a fifth to a third of the bytes, and no PDF reader needs them.
extension TrueTypeOutlines {
  /// Bits of a composite glyph's component record.
  private enum Component {
    static let wordArguments = 0x0001
    static let hasScale = 0x0008
    static let moreFollow = 0x0020
    static let hasTwoScales = 0x0040
    static let hasMatrix = 0x0080
    static let hasInstructions = 0x0100

    static func length(_ flags: Int) -> Int {
      4 + (flags & wordArguments != 0 ? 4 : 2)
        + (flags & hasScale != 0 ? 2 : flags & hasTwoScales != 0 ? 4 : flags & hasMatrix != 0 ? 8 : 0)
    }
  }

  /// A font whose glyph `i` is `glyphs[i]`; the parts of composite glyphs follow behind.
  func cut(_ glyphs: [UInt32]) throws(FontError) -> [UInt8] {
    var order = glyphs.map(Int.init)
    var newIndex: [Int: Int] = [:]
    for (index, glyph) in order.enumerated() where newIndex[glyph] == nil { newIndex[glyph] = index }
    var outlines: [UInt8] = []
    outlines.reserveCapacity(order.count * 160)
    var offsets: [Int] = []
    var widths: [UInt8] = []
    var next = 0
    while next < order.count {
      let glyph = order[next]
      offsets.append(outlines.count)
      let range = try range(of: glyph)
      // Ten bytes of header; less cannot be an outline.
      if range.count > 10 {
        if try glyf.i16(range.lowerBound) < 0 {
          try appendComposite(range, to: &outlines) { part in
            if let index = newIndex[part] { return index }
            newIndex[part] = order.count
            order.append(part)
            return order.count - 1
          }
        } else {
          try appendSimple(range, to: &outlines)
        }
        outlines.padToFour()
      }
      widths.appendU16(try width(of: glyph))
      widths.appendU16(try leftSideBearing(of: glyph))
      next += 1
    }
    offsets.append(outlines.count)
    guard order.count <= 0xffff else { throw glyf.damage }
    return try assemble(outlines: outlines, offsets: offsets, widths: widths)
  }

  /// A glyph with its own contours: copied without instructions.
  private func appendSimple(_ range: Range<Int>, to outlines: inout [UInt8]) throws(FontError) {
    let contours = try glyf.u16(range.lowerBound)
    let lengthAt = range.lowerBound + 10 + 2 * contours
    let pointsAt = lengthAt + 2 + (try glyf.u16(lengthAt))
    guard pointsAt <= range.upperBound else { throw glyf.damage }
    try glyf.append(range.lowerBound..<lengthAt, to: &outlines)
    outlines.appendU16(0)
    try glyf.append(pointsAt..<range.upperBound, to: &outlines)
  }

  /// A glyph made of others: their new indices are written into the copy.
  private func appendComposite(
    _ range: Range<Int>, to outlines: inout [UInt8], indexOf: (Int) -> Int
  ) throws(FontError) {
    try glyf.append(range.lowerBound..<range.lowerBound + 10, to: &outlines)
    var place = range.lowerBound + 10
    var flags = Component.moreFollow
    while flags & Component.moreFollow != 0 {
      flags = try glyf.u16(place)
      let part = try glyf.u16(place + 2)
      let length = Component.length(flags)
      guard part < glyphCount, place + length <= range.upperBound else { throw glyf.damage }
      outlines.appendU16(flags & ~Component.hasInstructions)
      outlines.appendU16(indexOf(part))
      try glyf.append(place + 4..<place + length, to: &outlines)
      place += length
    }
  }

  private func assemble(outlines: [UInt8], offsets: [Int], widths: [UInt8]) throws(FontError) -> [UInt8] {
    let count = offsets.count - 1
    let isShort = outlines.count < 0x20000
    var locations: [UInt8] = []
    for offset in offsets {
      if isShort { locations.appendU16(offset / 2) } else { locations.appendU32(offset) }
    }
    var header = head.copy(0..<54)
    header.setU32(0, at: 8)
    header.setU16(isShort ? 0 : 1, at: 50)
    var horizontal = hhea.copy(0..<36)
    horizontal.setU16(count, at: 34)
    var profile = maxp.copy(0..<32)
    profile.setU16(count, at: 4)
    // No instructions: one zone, no twilight points, storage, functions, stack or instruction bytes.
    profile.setU16(1, at: 14)
    for field in stride(from: 16, through: 26, by: 2) { profile.setU16(0, at: field) }
    return SFNT.file(
      version: 0x0001_0000,
      tables: [
        ("glyf", outlines), ("head", header), ("hhea", horizontal), ("hmtx", widths), ("loca", locations),
        ("maxp", profile),
      ])
  }
}
