public import Fonts
public import Graphics

/// A run of glyphs and where it stands.
public struct PlacedRun: Hashable, Sendable {
  public var run: GlyphRun
  /// The left end of the baseline.
  public var baseline: Point

  public init(_ run: GlyphRun, at baseline: Point) {
    self.run = run
    self.baseline = baseline
  }
}

/// What stands in one region of a page: text in structure elements, and shapes, in reading order.
///
/// All coordinates are points from the page's top left corner, y downwards.
public struct Drawing: Hashable, Sendable {
  enum Step: Hashable, Sendable {
    case begin(StructureElement)
    case end
    case run(PlacedRun, Colour, actualText: String?)
    case runs([PlacedRun], Colour, actualText: String)
    case shape(Shape, Transform?)
  }

  private(set) var steps: [Step] = []

  public init() {}

  public var isEmpty: Bool { steps.isEmpty }

  /// Opens a structure element inside the current one; what follows belongs to it until its `end()`.
  public mutating func begin(_ element: StructureElement) { steps.append(.begin(element)) }

  /// Closes the element begun last.
  public mutating func end() { steps.append(.end) }

  /// Sets a run. With `actualText`, readers that extract text get that instead of the run's own.
  public mutating func show(
    _ run: GlyphRun, at baseline: Point, colour: Colour = .black, actualText: String? = nil
  ) {
    steps.append(.run(PlacedRun(run, at: baseline), colour, actualText: actualText))
  }

  /// Sets several runs that together stand for one text: a name that needs two faces.
  public mutating func show(_ runs: [PlacedRun], colour: Colour = .black, actualText: String) {
    steps.append(.runs(runs, colour, actualText: actualText))
  }

  /// Draws a shape: inside a figure as a part of it, elsewhere as decoration that readers of the text skip.
  ///
  /// With a transform, the shape's coordinates are kept as they are and mapped to the page by the PDF reader;
  /// a picture made of small whole numbers stays small in the file.
  public mutating func draw(_ shape: Shape, through transform: Transform? = nil) {
    steps.append(.shape(shape, transform))
  }

  /// Adds everything of another drawing behind this one.
  public mutating func append(_ other: Drawing) { steps.append(contentsOf: other.steps) }
}
