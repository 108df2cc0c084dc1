internal import CHarfBuzz

/// Where a face keeps the shapes of its glyphs.
enum Outlines: Sendable {
  case trueType(TrueTypeOutlines)
  case cff(CFFOutlines)

  init(font: HarfBuzzFont, path: String) throws(FontError) {
    let cff = unsafe FontTable("CFF ", of: font.face, path: path)
    let glyf = unsafe FontTable("glyf", of: font.face, path: path)
    if !cff.isEmpty {
      self = .cff(try CFFOutlines(cff))
    } else if !glyf.isEmpty {
      self = .trueType(try TrueTypeOutlines(glyf: glyf, font: font, path: path))
    } else {
      throw .unsupported(path: path, reason: "it has neither TrueType (glyf) nor PostScript (CFF) outlines")
    }
  }
}
