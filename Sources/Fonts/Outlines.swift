internal import CHarfBuzz

/// Where a face keeps the shapes of its glyphs.
enum Outlines: Sendable {
  case trueType(TrueTypeOutlines)
  case cff(CFFOutlines)

  init(font: HarfBuzzFont, path: String) throws(FontError) {
    try unsafe Outlines.checkLicence(FontTable("OS/2", of: font.face, path: path))
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

  /// A font's maker may forbid embedding, or subsetting (OpenType, OS/2 fsType).
  private static func checkLicence(_ os2: FontTable) throws(FontError) {
    guard !os2.isEmpty else { return }
    let permissions = try os2.u16(8)
    // Of the first four bits the most permissive one counts; 2 alone forbids.
    guard permissions & 0xf != 2 else {
      throw .unsupported(path: os2.path, reason: "its maker forbids embedding (OS/2 fsType)")
    }
    guard permissions & 0x300 == 0 else {
      throw .unsupported(path: os2.path, reason: "its maker forbids subsets or outlines (OS/2 fsType)")
    }
  }
}
