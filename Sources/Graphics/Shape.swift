/// A path and how it is painted, in page coordinates.
public struct Shape: Hashable, Sendable {
  /// Which parts of a path that crosses itself are inside.
  public enum FillRule: Hashable, Sendable { case nonZero, evenOdd }

  public var path: Path
  /// What the inside is filled with; nil leaves it open.
  public var fill: Paint?
  public var fillRule: FillRule
  /// The line along the path, drawn over the fill; nil for none.
  public var stroke: Stroke?
  /// 0 (invisible) to 1 (solid).
  public var fillOpacity: Double
  /// 0 (invisible) to 1 (solid).
  public var strokeOpacity: Double

  public init(
    path: Path, fill: Paint? = nil, fillRule: FillRule = .nonZero, stroke: Stroke? = nil,
    fillOpacity: Double = 1, strokeOpacity: Double = 1
  ) {
    self.path = path
    self.fill = fill
    self.fillRule = fillRule
    self.stroke = stroke
    self.fillOpacity = fillOpacity
    self.strokeOpacity = strokeOpacity
  }

  /// The rectangle around path and line width; nil if there is nothing to draw.
  public var bounds: Rectangle? {
    path.bounds.map { $0.insetBy(-(stroke?.width ?? 0) / 2) }
  }
}
