/// A colour at a place along a gradient.
public struct GradientStop: Hashable, Sendable {
  /// 0 at the gradient's start, 1 at its end.
  public var offset: Double
  public var colour: Colour
  /// How solid it is there, 0 to 1.
  public var opacity: Double

  public init(offset: Double, colour: Colour, opacity: Double = 1) {
    self.offset = offset
    self.colour = colour
    self.opacity = opacity
  }
}

/// Colours along a line. Beyond its ends the first and the last colour go on (SVG's `spreadMethod="pad"`).
public struct LinearGradient: Hashable, Sendable {
  public var start: Point
  public var end: Point
  /// At least one stop, by rising offset. Two stops at one offset make a hard edge.
  public var stops: [GradientStop]
  /// From the gradient's own coordinates to the page's.
  public var transform: Transform

  public init(start: Point, end: Point, stops: [GradientStop], transform: Transform = .identity) {
    self.start = start
    self.end = end
    self.stops = stops
    self.transform = transform
  }
}

/// Colours from a focus to a circle around it. Outside the circle the last colour goes on.
public struct RadialGradient: Hashable, Sendable {
  public var centre: Point
  public var radius: Double
  /// Where the first stop's colour is; must lie inside the circle.
  public var focus: Point
  /// At least one stop, by rising offset.
  public var stops: [GradientStop]
  /// From the gradient's own coordinates to the page's.
  public var transform: Transform

  public init(
    centre: Point, radius: Double, focus: Point? = nil, stops: [GradientStop],
    transform: Transform = .identity
  ) {
    self.centre = centre
    self.radius = radius
    self.focus = focus ?? centre
    self.stops = stops
    self.transform = transform
  }
}
