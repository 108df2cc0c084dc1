/// Glyphs of one face, size and language, to be set on one baseline.
public struct GlyphRun: Hashable, Sendable {
  public var face: Face
  /// In points.
  public var size: Double
  /// BCP 47, e.g. `vi`.
  public var language: String
  /// The source that the glyphs' ranges refer to. The glyphs may cover only a part of it.
  public var text: String
  public var glyphs: [Glyph]

  public init(face: Face, size: Double, language: String, text: String, glyphs: [Glyph]) {
    self.face = face
    self.size = size
    self.language = language
    self.text = text
    self.glyphs = glyphs
  }

  /// From the first glyph's origin to the pen behind the last, in points.
  public var width: Double {
    var sum = 0.0
    for glyph in glyphs { sum += glyph.advance }
    return sum * size
  }

  /// The source of one glyph.
  public func text(of glyph: Glyph) -> Substring {
    let start = text.utf8.index(text.startIndex, offsetBy: glyph.text.lowerBound)
    let end = text.utf8.index(start, offsetBy: glyph.text.count)
    return text[start..<end]
  }

  /// The first character that the face has no glyph for.
  public var missing: Character? {
    glyphs.first { $0.id == 0 }.flatMap { text(of: $0).first ?? text.first }
  }
}
