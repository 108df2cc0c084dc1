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
    /// A picture with words in it, and the words that stand in for it where it cannot be seen.
    case figure(alternative: String)
    /// No part of the paper's text: the head of a table set again on a further page.
    case artifact
  }

  /// What a header cell is the heading of.
  public enum HeaderScope: Hashable, Sendable { case column, row, both }

  public var role: Role
  public var language: TextLanguage?
  /// From the parent's upper left corner, in points; zero in a flow of several pages.
  public var origin: Point
  public var lines: [PlacedLine]
  /// Rules and bars, relative to `origin`; they mean nothing to a reader.
  public var shapes: [PlacedShape]
  public var children: [PlacedElement]

  init(
    _ role: Role, language: TextLanguage? = nil, origin: Point, lines: [PlacedLine] = [],
    shapes: [PlacedShape] = [], children: [PlacedElement] = []
  ) {
    self.role = role
    self.language = language
    self.origin = origin
    self.lines = lines
    self.shapes = shapes
    self.children = children
  }
}

/// A shape and the page it stands on.
public struct PlacedShape: Hashable, Sendable {
  public var shape: Shape
  /// 0 for the first page of a ``PagedFlow``, and wherever there are no pages.
  public var page: Int

  init(_ shape: Shape, page: Int = 0) {
    self.shape = shape
    self.page = page
  }
}
