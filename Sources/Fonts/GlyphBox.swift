/// A box around ink, in em: the origin is the pen on the baseline, y grows downwards, so ink above the
/// baseline has a negative top.
public struct GlyphBox: Hashable, Sendable {
  public var left: Double
  public var top: Double
  public var right: Double
  public var bottom: Double

  public init(left: Double, top: Double, right: Double, bottom: Double) {
    self.left = left
    self.top = top
    self.right = right
    self.bottom = bottom
  }
}
