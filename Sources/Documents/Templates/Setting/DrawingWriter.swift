internal import Fonts
internal import Graphics
internal import PDF
internal import Typesetting

/// Draws placed elements, scaled and moved to their place on their page, with what they mean.
struct DrawingWriter {
  /// Where a column stands on each page it goes over.
  struct Place {
    /// The page of what the column calls its first.
    var page = 0
    /// The upper left corner there.
    var first: Point
    /// The upper left corner on all further pages; nil for a column that has none.
    var next: Point?

    /// The corner on the column's n-th page, 0 for its first.
    func corner(_ page: Int) -> Point { page == 0 ? first : next ?? first }
  }

  private(set) var drawing: Drawing
  private let scale: Double
  private let place: Place

  /// Draws behind what `drawing` holds already.
  init(scale: Double = 1, at place: Place, after drawing: Drawing = Drawing()) {
    self.drawing = drawing
    self.scale = scale
    self.place = place
  }

  /// Draws elements whose coordinates are multiplied by the scale and counted from the place's corner.
  mutating func draw(_ elements: [PlacedElement]) {
    for element in elements { draw(element, at: Point(x: 0, y: 0)) }
  }

  /// Draws elements of one page as what comes with the page: the document's text has them already.
  mutating func drawAsArtifact(_ elements: [PlacedElement]) {
    turn(to: 0)
    drawing.beginArtifact(.pagination)
    for element in elements { drawBare(element, at: Point(x: 0, y: 0)) }
    drawing.end()
  }

  private mutating func drawBare(_ element: PlacedElement, at parent: Point) {
    let origin = parent.moved(right: element.origin.x * scale, down: element.origin.y * scale)
    let corner = place.corner(0)
    draw(element.shapes, at: origin)
    for line in element.lines {
      let baseline = origin.y + corner.y + line.baseline * scale
      for part in line.parts { showBare(part, left: origin.x + corner.x, baseline: baseline) }
    }
    for child in element.children { drawBare(child, at: origin) }
  }

  private mutating func draw(_ element: PlacedElement, at parent: Point) {
    let origin = parent.moved(right: element.origin.x * scale, down: element.origin.y * scale)
    // What is drawn inside a picture is the picture; elsewhere it is decoration, and lies under the words.
    let isFigure = element.role.isFigure
    if !isFigure { draw(element.shapes, at: origin) }
    if element.role == .artifact {
      if let page = element.firstPage { turn(to: page) }
      drawing.beginArtifact(.pagination)
    } else {
      drawing.begin(
        StructureElement(DrawingWriter.role(element.role), language: element.language?.rawValue))
    }
    if isFigure { draw(element.shapes, at: origin) }
    for line in element.lines { show(line, at: origin) }
    for child in element.children { draw(child, at: origin) }
    drawing.end()
  }

  private mutating func draw(_ shapes: [PlacedShape], at origin: Point) {
    for placed in shapes {
      turn(to: placed.page)
      let corner = place.corner(placed.page)
      drawing.draw(self.placed(placed.shape, at: origin.moved(right: corner.x, down: corner.y)))
    }
  }

  private mutating func turn(to page: Int) { drawing.turn(toPage: place.page + page) }

  private mutating func show(_ line: PlacedLine, at origin: Point) {
    turn(to: line.page)
    let corner = place.corner(line.page)
    let left = origin.x + corner.x
    let baseline = origin.y + corner.y + line.baseline * scale
    for part in line.parts {
      guard let ruby = part.ruby else {
        show(part, left: left, baseline: baseline)
        continue
      }
      drawing.begin(StructureElement(.ruby))
      drawing.begin(StructureElement(.rubyBase))
      show(part, left: left, baseline: baseline)
      drawing.end()
      drawing.begin(StructureElement(.rubyText))
      let raised = baseline - ruby.rise * scale
      drawing.show(
        placed(ruby.runs, left: left, baseline: raised), colour: part.colour, actualText: ruby.text)
      drawing.end()
      drawing.end()
    }
  }

  private mutating func show(_ part: LinePart, left: Double, baseline: Double) {
    if let actualText = part.actualText {
      let runs = placed(part.runs, left: left, baseline: baseline)
      drawing.show(runs, colour: part.colour, actualText: actualText)
    } else {
      showBare(part, left: left, baseline: baseline)
    }
  }

  private mutating func showBare(_ part: LinePart, left: Double, baseline: Double) {
    for run in part.runs {
      drawing.show(scaled(run), at: Point(x: left + run.x * scale, y: baseline), colour: part.colour)
    }
  }

  private func placed(_ runs: [LineRun], left: Double, baseline: Double) -> [PlacedRun] {
    runs.map { PlacedRun(scaled($0), at: Point(x: left + $0.x * scale, y: baseline)) }
  }

  private func scaled(_ run: LineRun) -> GlyphRun {
    var glyphs = run.run
    if scale != 1 { glyphs.size *= scale }
    return glyphs
  }

  private func placed(_ shape: Shape, at origin: Point) -> Shape {
    var shape = shape
    shape.path = shape.path.transformed(
      by: Transform(a: scale, b: 0, c: 0, d: scale, e: origin.x, f: origin.y))
    shape.stroke?.width *= scale
    return shape
  }

  private static func role(_ role: PlacedElement.Role) -> StructureElement.Role {
    switch role {
    case .paragraph: .paragraph
    case .heading(let level): .heading(level)
    case .table: .table
    case .row: .row
    case .cell: .cell
    case .headerCell(.column): .headerCell(.column)
    case .headerCell(.row): .headerCell(.row)
    case .headerCell(.both): .headerCell(.both)
    case .list: .list
    case .listItem: .listItem
    case .label: .label
    case .body: .body
    case .figure(let alternative): .figure(alternative: alternative)
    case .artifact: .division
    }
  }
}

extension PlacedElement {
  /// The page of the first line or shape in it.
  fileprivate var firstPage: Int? {
    lines.first?.page ?? shapes.first?.page ?? children.lazy.compactMap(\.firstPage).first
  }
}

extension PlacedElement.Role {
  fileprivate var isFigure: Bool { if case .figure = self { true } else { false } }
}
