public import Graphics

/// A placed part of a paper with its meaning: what a screen reader is told, in reading order.
public struct PlacedElement: Hashable, Sendable {
  public enum Role: Hashable, Sendable {
    case paragraph
    /// 1 to 6.
    case heading(Int)
    case table
    case row
    case cell
    case headerCell(HeaderScope)
    case list
    case listItem
    /// The mark of a list item.
    case label
    /// What the list item says.
    case body
  }

  /// What a header cell is the heading of.
  public enum HeaderScope: Hashable, Sendable { case column, row, both }

  public var role: Role
  public var language: TextLanguage?
  /// From the parent's upper left corner, in points.
  public var origin: Point
  public var lines: [PlacedLine]
  /// Rules, relative to `origin`; they mean nothing to a reader.
  public var shapes: [Shape]
  public var children: [PlacedElement]

  init(
    _ role: Role, language: TextLanguage? = nil, origin: Point, lines: [PlacedLine] = [],
    shapes: [Shape] = [],
    children: [PlacedElement] = []
  ) {
    self.role = role
    self.language = language
    self.origin = origin
    self.lines = lines
    self.shapes = shapes
    self.children = children
  }
}

/// Blocks stacked in a column.
public struct FlowLayout: Hashable, Sendable {
  public var elements: [PlacedElement] = []
  /// In points, without the space before the first and after the last block.
  public var height = 0.0
  /// By how many points the widest line or table is too wide; 0 when all fit.
  public var overflow = 0.0
  /// The origin of the span that is too wide.
  public var overflowOrigin: Int?

  mutating func noteOverflow(_ points: Double, _ origin: Int?) {
    guard points > overflow else { return }
    overflow = points
    overflowOrigin = origin
  }
}
