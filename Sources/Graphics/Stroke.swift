/// How a path is drawn as a line.
public struct Stroke: Hashable, Sendable {
  /// The shape of a line's ends.
  public enum Cap: Int, Hashable, Sendable { case butt, round, square }
  /// The shape of a line's corners.
  public enum Join: Int, Hashable, Sendable { case miter, round, bevel }

  public var paint: Paint
  /// In points, above 0.
  public var width: Double
  public var cap: Cap
  public var join: Join
  /// Lengths of dashes and gaps in turn, in points; empty for an unbroken line.
  public var dash: [Double]
  /// Where in the dash pattern the line begins, in points.
  public var dashOffset: Double
  /// A pointed corner longer than this many line widths is cut off (1 or more).
  public var miterLimit: Double

  public init(
    paint: Paint = .colour(.black), width: Double = 1, cap: Cap = .butt, join: Join = .miter,
    dash: [Double] = [], dashOffset: Double = 0, miterLimit: Double = 4
  ) {
    self.paint = paint
    self.width = width
    self.cap = cap
    self.join = join
    self.dash = dash
    self.dashOffset = dashOffset
    self.miterLimit = miterLimit
  }
}
