public import Fonts
public import Graphics

/// A run of glyphs and where it stands.
public struct PlacedRun: Hashable, Sendable {
  public var run: GlyphRun
  /// The left end of the baseline.
  public var baseline: Point
  /// Whether it stands on its head: the baseline runs from its end at the right to the left.
  public var isUpsideDown = false

  public init(_ run: GlyphRun, at baseline: Point) {
    self.run = run
    self.baseline = baseline
  }
}

/// What stands in one region of a document: text in structure elements, and shapes, in reading order.
///
/// All coordinates are points from the page's top left corner, y downwards. A drawing begins on the first page
/// and goes on to others with ``turn(toPage:)``.
public struct Drawing: Hashable, Sendable {
  enum Step: Hashable, Sendable {
    case begin(StructureElement)
    case end
    case run(PlacedRun, Colour, actualText: String?)
    case runs([PlacedRun], Colour, actualText: String)
    case shape(Shape, Transform?)
    case page(Int)
    case beginArtifact(ArtifactKind)
    case artwork(Transform)
  }

  private(set) var steps: [Step] = []
  /// The page that what comes next stands on; 0 is the first.
  public private(set) var page = 0

  public init() {}

  public var isEmpty: Bool { steps.isEmpty }

  /// Every run with its page, in reading order: for whoever measures what is drawn.
  package var placedRuns: [(page: Int, run: PlacedRun)] {
    var page = 0
    var found: [(page: Int, run: PlacedRun)] = []
    for step in steps {
      switch step {
      case .page(let next): page = next
      case .run(let run, _, _): found.append((page, run))
      case .runs(let runs, _, _): found += runs.map { (page, $0) }
      case .begin, .end, .shape, .beginArtifact, .artwork: break
      }
    }
    return found
  }

  /// Opens a structure element inside the current one; what follows belongs to it until its `end()`.
  public mutating func begin(_ element: StructureElement) { steps.append(.begin(element)) }

  /// Opens a stretch that is no part of the document; its text needs no element, and elements begun in it are
  /// not told to anybody. `end()` closes it.
  public mutating func beginArtifact(_ kind: ArtifactKind) { steps.append(.beginArtifact(kind)) }

  /// Closes the element or artifact begun last.
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

  /// Goes on to a page, 0 for the first, in any order. Open elements stay open: a paragraph or a table that
  /// lies on several pages is one.
  public mutating func turn(toPage next: Int) {
    guard next != page else { return }
    steps.append(.page(next))
    page = next
  }

  /// Draws the plate's artwork once more, mapped by the transform: cards, several to a sheet. It is decoration.
  /// Nothing happens where the plate has no artwork.
  public mutating func placeArtwork(through transform: Transform) { steps.append(.artwork(transform)) }

  /// Turns everything drawn so far by half a circle about a point: what is read from the other side of a folded card.
  public mutating func turnUpsideDown(about centre: Point) {
    let turn = Transform(a: -1, b: 0, c: 0, d: -1, e: 2 * centre.x, f: 2 * centre.y)
    func turned(_ run: PlacedRun) -> PlacedRun {
      var run = run
      run.baseline = turn.apply(run.baseline)
      run.isUpsideDown.toggle()
      return run
    }
    steps = steps.map { step in
      switch step {
      case .run(let run, let colour, let actualText): return .run(turned(run), colour, actualText: actualText)
      case .runs(let runs, let colour, let actualText):
        return .runs(runs.map(turned), colour, actualText: actualText)
      case .shape(var shape, nil):
        shape.path = shape.path.transformed(by: turn)
        return .shape(shape, nil)
      case .shape(let shape, let transform?): return .shape(shape, transform.concatenating(turn))
      case .artwork(let transform): return .artwork(transform.concatenating(turn))
      case .begin, .end, .page, .beginArtifact: return step
      }
    }
  }

  /// Adds everything of another drawing behind this one, on the pages where the other has it.
  public mutating func append(_ other: Drawing) {
    turn(toPage: 0)
    steps.append(contentsOf: other.steps)
    page = other.page
  }
}
