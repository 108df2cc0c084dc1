/// A TrueType program (ISO 14496-22): widths from `hmtx`.
struct TrueTypeProgram: FontProgram {
  let glyphCount: Int
  private let bytes: FontBytes
  private let unitsPerEm: Int
  private let metricCount: Int
  private let metricsAt: Int

  /// nil if a table that is needed is missing or too short.
  init?(_ program: [UInt8]) {
    bytes = FontBytes(bytes: program)
    guard let version = bytes.u32(0), version == 0x0001_0000 || version == 0x7472_7565,
      let count = bytes.u16(4), count <= 256
    else { return nil }
    var tables: [String: Range<Int>] = [:]
    for index in 0..<count {
      let at = 12 + 16 * index
      guard let start = bytes.u32(at + 8), let length = bytes.u32(at + 12), start + length <= program.count
      else { return nil }
      tables[String(decoding: program[at..<at + 4], as: UTF8.self)] = start..<start + length
    }
    guard let head = tables["head"], let hhea = tables["hhea"], let hmtx = tables["hmtx"],
      let maxp = tables["maxp"], let glyf = tables["glyf"], let loca = tables["loca"],
      let units = bytes.u16(head.lowerBound + 18), (16...16_384).contains(units),
      let isLong = bytes.u16(head.lowerBound + 50), let metrics = bytes.u16(hhea.lowerBound + 34),
      let glyphs = bytes.u16(maxp.lowerBound + 4), metrics > 0, metrics <= glyphs,
      hmtx.count >= 4 * metrics + 2 * (glyphs - metrics), loca.count >= (glyphs + 1) * (isLong == 1 ? 4 : 2),
      glyf.upperBound <= program.count
    else { return nil }
    glyphCount = glyphs
    unitsPerEm = units
    metricCount = metrics
    metricsAt = hmtx.lowerBound
  }

  func width(of glyph: Int) -> Double? {
    guard glyph >= 0, glyph < glyphCount else { return nil }
    return bytes.u16(metricsAt + 4 * min(glyph, metricCount - 1)).map {
      Double($0) * 1000 / Double(unitsPerEm)
    }
  }

  func glyph(ofCID cid: Int) -> Int? { cid < glyphCount ? cid : nil }
}
