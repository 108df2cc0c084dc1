/// One glyph of a shaped text.
public struct Glyph: Hashable, Sendable {
  /// The glyph's number in its face; 0 means that the face lacks the character.
  public var id: UInt32
  /// How far the pen moves on, in em. Justification and letterspacing widen it.
  public var advance: Double
  /// How far right of the pen the glyph stands, in em.
  public var dx: Double
  /// How far above the baseline the glyph stands, in em.
  public var dy: Double
  /// UTF-8 offsets into the run's text. Where one character or a letter with its marks takes several glyphs,
  /// the text belongs to the first of them; the others have an empty range.
  public var text: Range<Int>

  public init(id: UInt32, advance: Double, dx: Double = 0, dy: Double = 0, text: Range<Int>) {
    self.id = id
    self.advance = advance
    self.dx = dx
    self.dy = dy
    self.text = text
  }
}
