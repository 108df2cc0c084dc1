import Graphics

/// The gradients of a picture, by id, and how they paint a shape.
struct SVGGradients {
  private static let maximumStopCount = 256

  private var elements: [String: SVGElement] = [:]
  private let width: Double
  private let height: Double

  init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }

  mutating func add(_ element: SVGElement) {
    if let name = element.attributes["id"] { elements[name] = element }
  }

  /// The paint for a shape with these bounds, in its own coordinates, and how solid all of it is.
  func paint(
    _ name: String, bounds: Rectangle?, transform: Transform
  ) throws(SVGStyle.Refusal) -> (paint: Paint, opacity: Double)? {
    guard let element = elements[name] else {
      throw SVGStyle.Refusal(message: "there is no gradient named \(name.prefix(60)) in this file")
    }
    let attributes = try inherited(element)
    var stops = try self.stops(of: element)
    guard let last = stops.last else { return nil }
    // What is equally thin everywhere need not fade.
    let opacity = stops.allSatisfy { $0.opacity == last.opacity } ? last.opacity : 1
    if opacity < 1 { for index in stops.indices { stops[index].opacity = 1 } }
    if stops.count == 1 { return Self.solid(last) }

    let isBox = attributes["gradientUnits"] != "userSpaceOnUse"
    var map = transform
    if isBox {
      guard let bounds, bounds.width > 0, bounds.height > 0 else { return Self.solid(last) }
      let box = Transform(a: bounds.width, b: 0, c: 0, d: bounds.height, e: bounds.x, f: bounds.y)
      map = box.concatenating(map)
    }
    if let text = attributes["gradientTransform"] {
      guard let own = SVGTransformReader.transform(text) else {
        throw SVGStyle.Refusal(message: "the gradientTransform of \(name.prefix(60)) can't be read")
      }
      map = own.concatenating(map)
    }
    if let spread = attributes["spreadMethod"], spread != "pad" {
      throw SVGStyle.Refusal(message: "spreadMethod=\"\(spread.prefix(20))\" is not drawn; use pad")
    }
    func value(_ key: String, _ standard: String, _ whole: Double) throws(SVGStyle.Refusal) -> Double {
      guard let length = SVGScanner.length(attributes[key] ?? standard, whole: isBox ? 1 : whole) else {
        throw SVGStyle.Refusal(message: "\(key) of the gradient \(name.prefix(60)) must be a length")
      }
      return length
    }
    if element.name == "linearGradient" {
      let start = Point(x: try value("x1", "0%", width), y: try value("y1", "0%", height))
      let end = Point(x: try value("x2", "100%", width), y: try value("y2", "0%", height))
      if start == end { return Self.solid(last) }
      return (.linear(LinearGradient(start: start, end: end, stops: stops, transform: map)), opacity)
    }
    let centre = Point(x: try value("cx", "50%", width), y: try value("cy", "50%", height))
    let radius = try value("r", "50%", (width + height) / 2)
    guard radius > 0 else { return Self.solid(last) }
    let focus = Point(
      x: attributes["fx"] == nil ? centre.x : try value("fx", "50%", width),
      y: attributes["fy"] == nil ? centre.y : try value("fy", "50%", height))
    let gradient = RadialGradient(
      centre: centre, radius: radius, focus: inside(focus, centre, radius), stops: stops, transform: map)
    return (.radial(gradient), opacity)
  }

  /// A gradient that shows nothing but its last colour.
  private static func solid(_ stop: GradientStop) -> (paint: Paint, opacity: Double) {
    (.colour(stop.colour), stop.opacity)
  }

  /// A focus outside the circle is brought to its edge, as SVG 1.1 says.
  private func inside(_ focus: Point, _ centre: Point, _ radius: Double) -> Point {
    let dx = focus.x - centre.x
    let dy = focus.y - centre.y
    let distance = (dx * dx + dy * dy).squareRoot()
    guard distance > radius * 0.99 else { return focus }
    let factor = radius * 0.99 / distance
    return Point(x: centre.x + dx * factor, y: centre.y + dy * factor)
  }

  /// The attributes of a gradient and of those it refers to.
  private func inherited(_ element: SVGElement) throws(SVGStyle.Refusal) -> [String: String] {
    try chain(from: element).reversed().reduce(into: [:]) { result, element in
      result.merge(element.attributes) { _, nearer in nearer }
    }
  }

  private func stops(of element: SVGElement) throws(SVGStyle.Refusal) -> [GradientStop] {
    for element in try chain(from: element) {
      let stops = element.children.filter { $0.name == "stop" }
      guard !stops.isEmpty else { continue }
      var result: [GradientStop] = []
      guard stops.count <= Self.maximumStopCount else {
        throw SVGStyle.Refusal(message: "a gradient has at most \(Self.maximumStopCount) stops; simplify it")
      }
      for stop in stops { result.append(try read(stop, after: result.last?.offset ?? 0)) }
      return result
    }
    return []
  }

  /// A gradient and what it takes its stops and attributes from, nearest first.
  private func chain(from element: SVGElement) throws(SVGStyle.Refusal) -> [SVGElement] {
    var chain = [element]
    while let name = chain[chain.count - 1].reference {
      guard let next = elements[name], chain.count < 8 else {
        throw SVGStyle.Refusal(
          message: "a gradient refers to \(name.prefix(60)), which is missing or goes in a circle")
      }
      chain.append(next)
    }
    return chain
  }

  private func read(_ stop: SVGElement, after offset: Double) throws(SVGStyle.Refusal) -> GradientStop {
    // stop-color is read as the fill of a shape would be.
    var attributes = stop.attributes
    for declaration in (attributes["style"] ?? "").split(separator: ";") {
      let parts = declaration.split(separator: ":", maxSplits: 1).map { $0.filter { $0 != " " } }
      if parts.count == 2, parts[0].hasPrefix("stop-") { attributes[parts[0]] = parts[1] }
    }
    let style = try SVGStyle().applying(["fill": attributes["stop-color"] ?? "black"], diagonal: 0)
    var opacity = SVGScanner(attributes["stop-opacity"] ?? "1")
    guard var solid = opacity.number() else {
      throw SVGStyle.Refusal(message: "the stop-opacity of a gradient's stop must be a number from 0 to 1")
    }
    if opacity.take(UInt8(ascii: "%")) { solid /= 100 }
    var scanner = SVGScanner(attributes["offset"] ?? "0")
    scanner.skipBlanks()
    guard let number = scanner.number(), case .colour(let colour) = style.fill else {
      throw SVGStyle.Refusal(message: "a gradient's stop needs an offset and a colour")
    }
    let place = scanner.take(UInt8(ascii: "%")) ? number / 100 : number
    return GradientStop(
      offset: max(offset, min(max(place, 0), 1)), colour: colour, opacity: min(max(solid, 0), 1))
  }
}
