import Graphics

/// Walks the elements of a picture and collects shapes, slots and everything that is wrong.
struct SVGReader {
  private let page: Size
  private let root: SVGElement
  private(set) var shapes: [Shape] = []
  private(set) var slots: [Artwork.Slot] = []
  private(set) var problems: [ArtworkProblem] = []
  private var gradients = SVGGradients(width: 0, height: 0)
  private var figures = SVGFigures(width: 0, height: 0)
  private var pathElementCount = 0
  /// What percentages of line widths are of.
  private var diagonal = 0.0

  private static let silent: Set<String> = ["title", "desc", "metadata"]
  private static let remedies: [String: String] = [
    "text": "words belong in the text file; delete it here, or convert it to paths",
    "image": "pictures made of pixels are not drawn; use paths",
    "use": "copies are not drawn; unlink the clone in the drawing program",
    "style": "style sheets are not read; give each shape its own fill and stroke",
    "script": "a picture holds no program; delete it",
    "foreignObject": "only SVG shapes are drawn; delete it",
  ]

  init(page: Size, root: SVGElement) {
    self.page = page
    self.root = root
  }

  mutating func read() {
    guard let box = viewBox() else { return }
    let scaleX = page.width / box.width
    let scaleY = page.height / box.height
    guard abs(scaleX / scaleY - 1) < 0.005 else {
      problems.append(
        root.problem(
          "the drawing is \(short(box.width)) × \(short(box.height)), the paper \(short(page.width)) × "
            + "\(short(page.height)) pt: the proportions differ; draw on the paper's size"))
      return
    }
    gradients = SVGGradients(width: box.width, height: box.height)
    figures = SVGFigures(width: box.width, height: box.height)
    diagonal = ((box.width * box.width + box.height * box.height) / 2).squareRoot()
    collectGradients(in: root)
    let map = Transform(a: scaleX, b: 0, c: 0, d: scaleY, e: -box.x * scaleX, f: -box.y * scaleY)
    visit(root, style: SVGStyle(), transform: map, isRoot: true)
  }

  private mutating func viewBox() -> Rectangle? {
    if let text = root.attributes["viewBox"] {
      guard let numbers = SVGScanner.numbers(text), numbers.count == 4, numbers[2] > 0, numbers[3] > 0 else {
        problems.append(root.problem("viewBox must be four numbers, width and height above 0"))
        return nil
      }
      return Rectangle(x: numbers[0], y: numbers[1], width: numbers[2], height: numbers[3])
    }
    guard let width = root.attributes["width"].flatMap({ SVGScanner.length($0, whole: 0) }), width > 0,
      let height = root.attributes["height"].flatMap({ SVGScanner.length($0, whole: 0) }), height > 0
    else {
      problems.append(root.problem("it needs a viewBox, or width and height"))
      return nil
    }
    return Rectangle(x: 0, y: 0, width: width, height: height)
  }

  private mutating func collectGradients(in element: SVGElement) {
    if element.name == "linearGradient" || element.name == "radialGradient" { gradients.add(element) }
    for child in element.children { collectGradients(in: child) }
  }

  private mutating func visit(
    _ element: SVGElement, style: SVGStyle, transform: Transform, isRoot: Bool = false
  ) {
    // Elements of other vocabularies (an editor's own notes) draw nothing.
    guard !Self.silent.contains(element.name), !element.name.contains(":") else { return }
    if element.name == "defs" {
      refuseUndrawable(in: element)
      return
    }
    if ["linearGradient", "radialGradient"].contains(element.name) { return }
    let isGroup = element.name == "g" || isRoot
    guard isGroup || SVGFigures.names.contains(element.name) else {
      problems.append(refusal(of: element))
      return
    }
    var map = transform
    if let text = element.attributes["transform"] {
      guard let own = SVGTransformReader.transform(text) else {
        problems.append(element.problem("the transform can't be read"))
        return
      }
      map = own.concatenating(transform)
    }
    do throws(SVGStyle.Refusal) {
      let style = try style.applying(element.attributes, diagonal: diagonal)
      if isGroup {
        for child in element.children { visit(child, style: style, transform: map) }
      } else if let name = slotName(of: element) {
        addSlot(name, element, map)
      } else if style.isVisible {
        try draw(element, style, map)
      }
    } catch {
      problems.append(element.problem(error.message))
    }
  }

  private func slotName(of element: SVGElement) -> String? {
    guard let name = element.attributes["id"], name.hasPrefix("slot:") else { return nil }
    return String(name.dropFirst("slot:".count))
  }

  private func refusal(of element: SVGElement) -> ArtworkProblem {
    element.problem(Self.remedies[element.name] ?? "this is not drawn; convert it to plain paths")
  }

  /// Definitions draw nothing by themselves, but programs and style sheets are refused wherever they stand.
  private mutating func refuseUndrawable(in element: SVGElement) {
    for child in element.children {
      if ["script", "style", "foreignObject", "image"].contains(child.name) {
        problems.append(refusal(of: child))
      }
      refuseUndrawable(in: child)
    }
  }

  private mutating func addSlot(_ name: String, _ element: SVGElement, _ map: Transform) {
    guard element.name == "rect" else {
      problems.append(element.problem("the slot \(name.prefix(60)) must be a rect"))
      return
    }
    guard !slots.contains(where: { $0.name == name }) else {
      problems.append(element.problem("the slot \(name.prefix(60)) is there already; give each its own name"))
      return
    }
    do throws(SVGFigures.Unreadable) {
      guard let box = try figures.rectangle(of: element), box.width > 0, box.height > 0 else {
        problems.append(element.problem("the slot \(name.prefix(60)) needs a width and a height above 0"))
        return
      }
      guard abs(map.b) < 1e-6, abs(map.c) < 1e-6, map.a > 0, map.d > 0 else {
        problems.append(element.problem("the slot \(name.prefix(60)) is turned or mirrored; draw it upright"))
        return
      }
      let corner = map.apply(box.origin)
      slots.append(
        Artwork.Slot(
          name: name,
          frame: Rectangle(x: corner.x, y: corner.y, width: box.width * map.a, height: box.height * map.d),
          line: element.line, column: element.column))
    } catch {
      problems.append(element.problem(error.message))
    }
  }

  private mutating func draw(
    _ element: SVGElement, _ style: SVGStyle, _ map: Transform
  ) throws(SVGStyle.Refusal) {
    let path: Path
    do throws(SVGFigures.Unreadable) {
      path = try figures.path(of: element)
    } catch {
      problems.append(element.problem(error.message))
      return
    }
    guard !path.isEmpty else { return }
    pathElementCount += path.elements.count
    guard pathElementCount <= Artwork.maximumPathElementCount else {
      if pathElementCount - path.elements.count <= Artwork.maximumPathElementCount {
        problems.append(
          element.problem("more than \(Artwork.maximumPathElementCount) path steps; simplify the drawing"))
      }
      return
    }
    let bounds = path.extent
    let fill = element.name == "line" ? nil : try paint(style.fill, bounds, map)
    let line = style.strokeWidth > 0 ? try paint(style.stroke, bounds, map) : nil
    if line?.paint.fades == true {
      throw SVGStyle.Refusal(
        message: "a line that fades (stop-opacity) is not drawn; convert it to a filled path")
    }
    let stroke = line.map { line in
      Stroke(
        paint: line.paint, width: style.strokeWidth * map.scale, cap: style.cap, join: style.join,
        dash: style.dash.map { $0 * map.scale }, dashOffset: style.dashOffset * map.scale,
        miterLimit: style.miterLimit)
    }
    guard fill != nil || stroke != nil, style.opacity > 0 else { return }
    shapes.append(
      Shape(
        path: path.transformed(by: map), fill: fill?.paint, fillRule: style.fillRule, stroke: stroke,
        fillOpacity: style.opacity * style.fillOpacity * (fill?.opacity ?? 1),
        strokeOpacity: style.opacity * style.strokeOpacity * (line?.opacity ?? 1)))
  }

  private func paint(
    _ ink: SVGStyle.Ink, _ bounds: Rectangle?, _ map: Transform
  ) throws(SVGStyle.Refusal) -> (paint: Paint, opacity: Double)? {
    switch ink {
    case .none: nil
    case .colour(let colour): (.colour(colour), 1)
    case .gradient(let name): try gradients.paint(name, bounds: bounds, transform: map)
    }
  }

  private func short(_ number: Double) -> String {
    let tenths = (number * 10).rounded() / 10
    return tenths == tenths.rounded() ? String(Int(tenths)) : String(tenths)
  }
}
