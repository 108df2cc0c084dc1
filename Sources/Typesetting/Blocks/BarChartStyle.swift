public import Graphics

/// How a chart of bars looks. All lengths in points.
public struct BarChartStyle: Hashable, Sendable {
  /// Of the bars.
  public var colour: Colour
  /// Of the band behind each bar, as long as the longest bar can be; nil for none.
  public var track: Colour?
  /// The height of a bar.
  public var thickness: Double
  /// Between two rows.
  public var gap: Double
  /// Between label and bar, and between bar and value.
  public var space: Double
  /// The most that labels take of the width, from 0 to 1; longer ones take several lines.
  public var labelShare: Double
  public var language: TextLanguage
  public var before: Double
  public var after: Double

  public init(
    colour: Colour, track: Colour? = nil, thickness: Double = 7, gap: Double = 4, space: Double = 8,
    labelShare: Double = 0.4, language: TextLanguage, before: Double = 0, after: Double = 0
  ) {
    self.colour = colour
    self.track = track
    self.thickness = thickness
    self.gap = gap
    self.space = space
    self.labelShare = labelShare
    self.language = language
    self.before = before
    self.after = after
  }
}
