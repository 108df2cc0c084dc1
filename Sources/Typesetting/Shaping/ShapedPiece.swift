import Fonts

/// A word, a Japanese character or a space, shaped in one face, at a size of one em.
final class ShapedPiece: Sendable {
  let face: Face
  /// BCP 47.
  let language: String
  let text: String
  /// How many UTF-8 bytes `text` has.
  let length: Int
  let glyphs: [Glyph]
  /// The sum of the glyphs' advances, in em.
  let advance: Double

  init(face: Face, language: String, text: String, glyphs: [Glyph]) {
    self.face = face
    self.language = language
    self.text = text
    length = text.utf8.count
    self.glyphs = glyphs
    advance = glyphs.reduce(0) { $0 + $1.advance }
  }

  /// Whether the glyph fills an em, so that its white half may be taken away beside other punctuation.
  var isFullWidth: Bool { advance > 0.95 && glyphs.count == 1 }
}

/// What shaping a piece of text gave: the text in parts, one per face, or what no face has.
struct Shaping {
  var parts: [ShapedPiece]
  /// The characters no face of the chain has.
  var missing: [String]
}
