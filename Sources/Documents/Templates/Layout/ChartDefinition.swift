import Graphics

/// How a table is drawn as bars.
struct ChartDefinition: Sendable {
  /// Of the words beside the bars; nil for the slot's.
  var labelStyle: String?
  /// Of the figures behind the bars; nil for the labels'.
  var valueStyle: String?
  var colour = Colour.black
  /// Of the whole length a bar could have; nil for none.
  var track: Colour?
  var thickness = Length.em(1)
  /// Between a bar and the next.
  var gap = Length.em(0.5)
  /// Of the chart's width, for the words beside the bars.
  var labelShare = 0.35
  /// What a bar of full length stands for; nil for the largest number.
  var whole: Double?
  var before = Length.points(0)
  var after = Length.points(0)
  /// Read aloud for the picture of the bars.
  var alternatives: [PaperLanguage: String] = [:]
}
