public import Fonts
public import Graphics

/// Glyphs on a baseline.
public struct LineRun: Hashable, Sendable {
  public var run: GlyphRun
  /// The run's left end, in points from the paragraph's left edge.
  public var x: Double
}

/// Runs of one colour that stand one after another.
public struct LinePart: Hashable, Sendable {
  public var runs: [LineRun]
  public var colour: Colour
  /// What the part says, where that cannot be read off its glyphs: readers take a quarter em for a space and
  /// an ideographic space for nothing. Nil where the glyphs say it.
  public var actualText: String?
  /// How the part is read.
  public var ruby: LineRuby?
}

/// A reading above a part of a line: it is read after the part.
public struct LineRuby: Hashable, Sendable {
  public var runs: [LineRun]
  /// From the line's baseline up to the reading's, in points.
  public var rise: Double
  /// What the reading says; its glyphs may stand too far apart to be read as one word.
  public var text: String
}

/// One line of a paragraph.
public struct PlacedLine: Hashable, Sendable {
  public var parts: [LinePart]
  /// Left end of the letters, in points from the paragraph's left edge.
  public var x: Double
  /// In points below the paragraph's upper edge; in a flow of several pages below the frame's on the line's page.
  public var baseline: Double
  /// The upper edge of the line, leading included, measured like `baseline`.
  public var top: Double
  /// From the first letter to the last, without the space after it.
  public var width: Double
  /// 0 for the first page of a ``PagedFlow``, and wherever there are no pages.
  public var page = 0

  /// The line on a page, moved to the right and down.
  func moved(right: Double, down: Double, page: Int) -> PlacedLine {
    var line = self
    line.x += right
    line.baseline += down
    line.top += down
    line.page = page
    for part in line.parts.indices {
      for run in line.parts[part].runs.indices { line.parts[part].runs[run].x += right }
      for run in line.parts[part].ruby?.runs.indices ?? 0..<0 { line.parts[part].ruby?.runs[run].x += right }
    }
    return line
  }
}

/// A paragraph as it stands in a column.
public struct ParagraphLayout: Hashable, Sendable {
  public var lines: [PlacedLine]
  /// From the upper edge of the first line to the lower edge of the last, or of the rule. In points.
  public var height: Double
  /// The longest line with its indents, in points.
  public var width: Double
  /// By how many points the worst line is too long; 0 when all fit.
  public var overflow: Double
  /// The origin of the span that is too long.
  public var overflowOrigin: Int?
  /// The rule below the paragraph.
  public var rule: Shape?
}
