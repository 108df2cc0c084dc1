/// Lines and cubic Bézier curves, in page coordinates.
public struct Path: Hashable, Sendable {
  /// One step of the pen.
  public enum Element: Hashable, Sendable {
    /// Lifts the pen and starts a new part here.
    case move(Point)
    case line(Point)
    /// A cubic Bézier curve: two control points, then the end.
    case curve(Point, Point, Point)
    /// A line back to where the part began.
    case close
  }

  public var elements: [Element]

  public init(_ elements: [Element] = []) {
    self.elements = elements
  }

  public var isEmpty: Bool { elements.isEmpty }

  public mutating func move(to point: Point) { elements.append(.move(point)) }
  public mutating func line(to point: Point) { elements.append(.line(point)) }
  public mutating func curve(_ first: Point, _ second: Point, to end: Point) {
    elements.append(.curve(first, second, end))
  }
  public mutating func close() { elements.append(.close) }
  public mutating func append(_ other: Path) { elements.append(contentsOf: other.elements) }

  /// Adds a closed rectangle.
  public mutating func addRectangle(_ box: Rectangle) {
    move(to: box.origin)
    line(to: Point(x: box.right, y: box.top))
    line(to: Point(x: box.right, y: box.bottom))
    line(to: Point(x: box.left, y: box.bottom))
    close()
  }

  public func transformed(by transform: Transform) -> Path {
    Path(
      elements.map { element in
        switch element {
        case .move(let point): .move(transform.apply(point))
        case .line(let point): .line(transform.apply(point))
        case .curve(let first, let second, let end):
          .curve(transform.apply(first), transform.apply(second), transform.apply(end))
        case .close: .close
        }
      })
  }

  /// The smallest rectangle around all points and control points, which encloses the drawn outline; nil if
  /// empty.
  public var bounds: Rectangle? {
    var box: Rectangle?
    func add(_ point: Point) {
      let dot = Rectangle(x: point.x, y: point.y, width: 0, height: 0)
      box = box?.union(dot) ?? dot
    }
    for element in elements {
      switch element {
      case .move(let point), .line(let point): add(point)
      case .curve(let first, let second, let end):
        add(first)
        add(second)
        add(end)
      case .close: break
      }
    }
    return box
  }
}
