internal import CHarfBuzz

/// One face of a font file: what turns text into glyphs and knows their shapes and widths.
///
/// Faces never change after they are made and are shared by all threads. Two faces are equal when they are
/// the same face of the same file.
public final class Face: Sendable {
  /// The PostScript name, e.g. `LiberationSerif-Bold`.
  public let name: String
  /// The family the face was named after, e.g. `Noto Serif CJK JP`.
  public let family: String
  public let isBold: Bool
  public let isItalic: Bool
  /// Position in a collection; 0 in an ordinary file.
  public let index: Int
  /// Units of the font's own grid per em: 1000 or 2048 as a rule.
  public let unitsPerEm: Int
  let file: FontFile
  let metrics: FaceMetrics
  let outlines: Outlines
  let charstrings = CharstringCache()
  let font: HarfBuzzFont

  init(file: FontFile, index: Int) throws(FontError) {
    let font = HarfBuzzFont(file: file, index: index)
    let identity = try FaceIdentity(font: font, path: file.path)
    self.file = file
    self.index = index
    self.font = font
    name = identity.postScriptName
    family = identity.family
    isBold = identity.isBold
    isItalic = identity.isItalic
    unitsPerEm = unsafe Int(hb_face_get_upem(font.face))
    outlines = try Outlines(font: font, path: file.path)
    metrics = try FaceMetrics(font: font, unitsPerEm: unitsPerEm, path: file.path)
  }

  public var path: String { file.path }
  /// SHA-256 of the font file in hexadecimal; reads the whole file at the first use.
  public var fileHash: String { file.hash }
  /// True for PostScript (CFF) outlines, false for TrueType ones.
  public var isCFF: Bool { if case .cff = outlines { true } else { false } }

  /// Height of the face above the baseline, in em.
  public var ascent: Double { metrics.ascent }
  /// Depth of the face below the baseline, in em; positive.
  public var descent: Double { metrics.descent }
  /// Extra distance between lines that the designer suggests, in em.
  public var lineGap: Double { metrics.lineGap }
  /// Height of capital letters, in em.
  public var capHeight: Double { metrics.capHeight }
  /// Height of small letters without ascenders, in em.
  public var xHeight: Double { metrics.xHeight }
  /// Distance from the baseline down to the middle of an underline, in em.
  public var underlineOffset: Double { metrics.underlineOffset }
  /// In em.
  public var underlineThickness: Double { metrics.underlineThickness }
  /// Slope of the letters in degrees, counter-clockwise from upright; negative in italics.
  public var italicAngle: Double { metrics.italicAngle }
  /// 400 is regular, 700 bold (OS/2 usWeightClass).
  public var weight: Int { metrics.weight }
  public var isFixedPitch: Bool { metrics.isFixedPitch }
  /// The box that holds every glyph of the face.
  public var boundingBox: GlyphBox { metrics.boundingBox }

  /// The glyph of a character, nil when the face does not have it.
  ///
  /// With a variation selector, the glyph of the pair; nil when the face does not know the pair.
  public func glyph(for character: Unicode.Scalar, variation: Unicode.Scalar? = nil) -> UInt32? {
    var glyph: UInt32 = 0
    let found =
      if let variation {
        unsafe hb_font_get_variation_glyph(font.font, character.value, variation.value, &glyph)
      } else {
        unsafe hb_font_get_nominal_glyph(font.font, character.value, &glyph)
      }
    return found != 0 && glyph != 0 ? glyph : nil
  }

  /// The width of a glyph in em, as the font file states it.
  public func advance(of glyph: UInt32) -> Double {
    unsafe Double(hb_font_get_glyph_h_advance(font.font, glyph)) / Double(unitsPerEm)
  }

  /// The box around a glyph's ink; nil for a blank one.
  public func outlineBounds(of glyph: UInt32) -> GlyphBox? {
    var extents = hb_glyph_extents_t()
    guard unsafe hb_font_get_glyph_extents(font.font, glyph, &extents) != 0 else { return nil }
    // HarfBuzz gives the top left corner and, since its y grows upwards, a negative height.
    let (left, top) = (Double(extents.x_bearing), Double(extents.y_bearing))
    let (width, height) = (Double(extents.width), Double(extents.height))
    guard width != 0, height != 0 else { return nil }
    let em = Double(unitsPerEm)
    return GlyphBox(left: left / em, top: -top / em, right: (left + width) / em, bottom: -(top + height) / em)
  }
}

extension Face: Hashable {
  public static func == (left: Face, right: Face) -> Bool {
    left === right || (left.index == right.index && left.path == right.path)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(index)
    hasher.combine(name)
  }
}
