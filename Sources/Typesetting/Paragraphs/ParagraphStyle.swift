public import Graphics

/// How a paragraph stands in its column. All lengths in points.
public struct ParagraphStyle: Hashable, Sendable {
  public enum Alignment: String, Hashable, Sendable, CaseIterable {
    /// Both edges straight; the last line ends where it ends.
    case justify
    case left
    case right
    case center
  }

  public var alignment: Alignment
  /// From baseline to baseline, the same for all lines whatever fonts stand in them.
  public var leading: Double
  /// The size the leading was made for; places the baseline inside the line.
  public var size: Double
  /// Of the first line.
  public var indent: Double
  /// Of all other lines.
  public var hanging: Double
  public var left: Double
  public var right: Double
  public var before: Double
  public var after: Double
  /// Each line between hard breaks stays one line.
  public var keepsLine: Bool
  /// No page ends below the paragraph, as below a heading.
  public var keepsWithNext: Bool
  public var rule: ParagraphRule?
  public var language: TextLanguage

  public init(
    alignment: Alignment = .left, leading: Double, size: Double, indent: Double = 0, hanging: Double = 0,
    left: Double = 0, right: Double = 0, before: Double = 0, after: Double = 0, keepsLine: Bool = false,
    keepsWithNext: Bool = false, rule: ParagraphRule? = nil, language: TextLanguage
  ) {
    self.alignment = alignment
    self.leading = leading
    self.size = size
    self.indent = indent
    self.hanging = hanging
    self.left = left
    self.right = right
    self.before = before
    self.after = after
    self.keepsLine = keepsLine
    self.keepsWithNext = keepsWithNext
    self.rule = rule
    self.language = language
  }

  /// From a line's upper edge to its baseline: the middle of the letters lies in the middle of the line.
  ///
  /// The middle of an ideographic em box lies 0.38 em above the baseline (0.88 above, 0.12 below), that of
  /// Latin ascenders and descenders about 0.34 em.
  var baseline: Double {
    leading / 2 + size * (language == .japanese ? 0.38 : 0.34)
  }
}

/// A line drawn below a paragraph.
public struct ParagraphRule: Hashable, Sendable {
  public enum Width: Hashable, Sendable {
    /// A share of the paragraph's longest line; 1 is as long as that.
    case ofText(Double)
    /// As wide as the column.
    case measure
    /// In points.
    case length(Double)
  }

  public var width: Width
  /// Between the last line and the rule, in points.
  public var gap: Double
  /// Thickness, in points.
  public var weight: Double
  public var colour: Colour

  public init(width: Width = .ofText(1), gap: Double = 2, weight: Double = 0.5, colour: Colour = .black) {
    self.width = width
    self.gap = gap
    self.weight = weight
    self.colour = colour
  }
}
