public import Graphics

/// The picture of a template, read from an SVG file: shapes on the page, and the frames named in it.
///
/// A profile of SVG 1.1: paths and basic shapes, groups, transforms, plain colours and gradients. Whatever would
/// make the printed page differ from what the designer saw is refused with its place.
public struct Artwork: Sendable {
  /// A rectangle whose id is `slot:NAME`.
  public struct Slot: Hashable, Sendable {
    public let name: String
    /// On the page, in points.
    public let frame: Rectangle
    /// Where the file names it, counted from 1.
    public let line: Int
    public let column: Int
  }

  /// Larger files are refused.
  public static let maximumByteCount = 4_000_000
  static let maximumElementCount = 50_000
  static let maximumDepth = 64
  static let maximumPathElementCount = 400_000

  /// In drawing order, in page coordinates.
  public let shapes: [Shape]
  /// In the order of the file.
  public let slots: [Slot]

  /// Reads a picture and stretches it to a page of the same proportions.
  /// - Throws: ``ArtworkError`` with everything that is wrong.
  public init(svg: [UInt8], page: Size) throws(ArtworkError) {
    let root = try SVGParser.parse(svg)
    var reader = SVGReader(page: page, root: root)
    reader.read()
    guard reader.problems.isEmpty else { throw ArtworkError(problems: reader.problems.sortedByPlace) }
    shapes = reader.shapes
    slots = reader.slots
  }
}

extension [ArtworkProblem] {
  var sortedByPlace: [ArtworkProblem] {
    sorted { ($0.line, $0.column, $0.message) < ($1.line, $1.column, $1.message) }
  }
}
