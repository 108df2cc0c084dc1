internal import Fonts
internal import Graphics
internal import PDF
internal import Typesetting

/// Draws placed elements, scaled and moved to their place on the page, with what they mean.
struct DrawingWriter {
  private(set) var drawing = Drawing()
  private let scale: Double

  init(scale: Double) {
    self.scale = scale
  }

  /// Draws elements whose coordinates are from `origin` on the page and are multiplied by the scale.
  mutating func draw(_ elements: [PlacedElement], at origin: Point) {
    for element in elements { draw(element, at: origin) }
  }

  private mutating func draw(_ element: PlacedElement, at parent: Point) {
    let origin = parent.moved(right: element.origin.x * scale, down: element.origin.y * scale)
    // A thick rule may be a band of colour under the paragraph's words.
    for shape in element.shapes { drawing.draw(placed(shape, at: origin)) }
    drawing.begin(StructureElement(role(element.role), language: element.language?.rawValue))
    for line in element.lines {
      let baseline = origin.y + line.baseline * scale
      for part in line.parts { show(part, left: origin.x, baseline: baseline) }
    }
    draw(element.children, at: origin)
    drawing.end()
  }

  private mutating func show(_ part: LinePart, left: Double, baseline: Double) {
    if let actualText = part.actualText {
      let runs = part.runs.map { run in
        PlacedRun(scaled(run), at: Point(x: left + run.x * scale, y: baseline))
      }
      drawing.show(runs, colour: part.colour, actualText: actualText)
    } else {
      for run in part.runs {
        drawing.show(scaled(run), at: Point(x: left + run.x * scale, y: baseline), colour: part.colour)
      }
    }
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

  private func role(_ role: PlacedElement.Role) -> StructureElement.Role {
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
    }
  }
}
