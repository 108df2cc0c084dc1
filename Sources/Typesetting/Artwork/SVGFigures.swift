import Graphics

/// The basic shapes of SVG as paths, in their own coordinates.
struct SVGFigures {
  /// What percentages are of.
  let width: Double
  let height: Double

  struct Unreadable: Error {
    var message: String
  }

  static let names: Set<String> = ["path", "rect", "circle", "ellipse", "line", "polyline", "polygon"]

  /// The path of an element; empty where the element draws nothing.
  func path(of element: SVGElement) throws(Unreadable) -> Path {
    switch element.name {
    case "path":
      guard let path = SVGPathReader.path(element.attributes["d"] ?? "") else {
        throw Unreadable(message: "the path data can't be read")
      }
      return path
    case "rect":
      guard let box = try rectangle(of: element), box.width > 0, box.height > 0 else { return Path() }
      let rx = try optional(element, "rx", width)
      let ry = try optional(element, "ry", height)
      return .rectangle(box, radiusX: max(0, rx ?? ry ?? 0), radiusY: max(0, ry ?? rx ?? 0))
    case "circle":
      let radius = try length(element, "r", (width + height) / 2)
      guard radius > 0 else { return Path() }
      return .circle(
        centre: Point(x: try length(element, "cx", width), y: try length(element, "cy", height)),
        radius: radius)
    case "ellipse":
      let rx = try length(element, "rx", width)
      let ry = try length(element, "ry", height)
      guard rx > 0, ry > 0 else { return Path() }
      return .ellipse(
        in: Rectangle(
          x: try length(element, "cx", width) - rx, y: try length(element, "cy", height) - ry, width: 2 * rx,
          height: 2 * ry))
    case "line":
      return .line(
        from: Point(x: try length(element, "x1", width), y: try length(element, "y1", height)),
        to: Point(x: try length(element, "x2", width), y: try length(element, "y2", height)))
    default: return try polygon(element)
    }
  }

  /// The frame of a `rect`.
  func rectangle(of element: SVGElement) throws(Unreadable) -> Rectangle? {
    Rectangle(
      x: try length(element, "x", width), y: try length(element, "y", height),
      width: try length(element, "width", width), height: try length(element, "height", height))
  }

  private func polygon(_ element: SVGElement) throws(Unreadable) -> Path {
    guard let numbers = SVGScanner.numbers(element.attributes["points"] ?? ""),
      numbers.count.isMultiple(of: 2)
    else { throw Unreadable(message: "points must be pairs of numbers") }
    var path = Path()
    for index in stride(from: 0, to: numbers.count, by: 2) {
      let point = Point(x: numbers[index], y: numbers[index + 1])
      if index == 0 { path.move(to: point) } else { path.line(to: point) }
    }
    if element.name == "polygon", !path.isEmpty { path.close() }
    return path
  }

  private func length(_ element: SVGElement, _ key: String, _ whole: Double) throws(Unreadable) -> Double {
    try optional(element, key, whole) ?? 0
  }

  private func optional(
    _ element: SVGElement, _ key: String, _ whole: Double
  ) throws(Unreadable) -> Double? {
    guard let text = element.attributes[key], text != "auto" else { return nil }
    guard let length = SVGScanner.length(text, whole: whole) else {
      throw Unreadable(message: "\(key) must be a length (px, pt, mm, cm, in or %)")
    }
    return length
  }
}
