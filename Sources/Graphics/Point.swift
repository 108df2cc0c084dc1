/// A place on a page, in PostScript points (1/72 inch) from the page's top left corner, y downwards.
public struct Point: Hashable, Sendable {
  /// Distance from the left edge, in points.
  public var x: Double
  /// Distance from the top edge, in points, downwards.
  public var y: Double

  /// The corner everything is measured from.
  public static let zero = Point(x: 0, y: 0)

  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }

  /// The point moved by a distance to the right and a distance down.
  public func moved(right: Double = 0, down: Double = 0) -> Point {
    Point(x: x + right, y: y + down)
  }
}
