public import Graphics

/// How a table looks. All lengths in points.
public struct TableStyle: Hashable, Sendable {
  public enum Column: Hashable, Sendable {
    /// As wide as its widest content where there is room.
    case automatic
    /// A share of what the other columns leave.
    case fraction(Double)
    case length(Double)
    /// Of the table's width, 1 is all.
    case share(Double)
  }

  public enum Rules: String, Hashable, Sendable, CaseIterable {
    case all
    /// Between rows, and above and below the table.
    case horizontal
    /// Around the table.
    case outer
    /// Below the header row.
    case header
    case none
  }

  public enum VerticalAlignment: String, Hashable, Sendable, CaseIterable {
    case top, middle, bottom
    /// The first lines of a row's cells stand on one baseline, whatever their leadings.
    case baseline
  }

  /// Which cells are headings for a screen reader.
  public enum Headers: String, Hashable, Sendable, CaseIterable { case column, row, both, none }

  /// Columns beyond the last entry are like one of fraction 1.
  public var columns: [Column]
  public var rules: Rules
  public var weight: Double
  public var colour: Colour
  public var paddingX: Double
  public var paddingY: Double
  public var verticalAlignment: VerticalAlignment
  public var headers: Headers
  public var before: Double
  public var after: Double

  public init(
    columns: [Column] = [], rules: Rules = .none, weight: Double = 0.5, colour: Colour = .black,
    paddingX: Double = 0, paddingY: Double = 0, verticalAlignment: VerticalAlignment = .top,
    headers: Headers = .column, before: Double = 0, after: Double = 0
  ) {
    self.columns = columns
    self.rules = rules
    self.weight = weight
    self.colour = colour
    self.paddingX = paddingX
    self.paddingY = paddingY
    self.verticalAlignment = verticalAlignment
    self.headers = headers
    self.before = before
    self.after = after
  }
}
