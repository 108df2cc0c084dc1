import Graphics

/// Reads the attribute `d` of a path: every command of SVG 1.1, absolute and relative.
struct SVGPathReader {
  private var scanner: SVGScanner
  private var path = Path()
  private var here = Point.zero
  private var start = Point.zero
  /// The last control point of a curve, which the commands S and T reflect.
  private var cubicControl: Point?
  private var quadraticControl: Point?

  private init(_ text: String) {
    scanner = SVGScanner(text)
  }

  /// The path; nil where the text is no path data.
  static func path(_ text: String) -> Path? {
    var reader = SVGPathReader(text)
    return reader.read() ? reader.path : nil
  }

  private mutating func read() -> Bool {
    scanner.skipBlanks()
    var command: UInt8?
    while !scanner.isAtEnd {
      if let letter = scanner.letter() {
        command = letter
        guard !path.isEmpty || letter | 0x20 == UInt8(ascii: "m") else { return false }
        scanner.skipSeparator()
      } else if command == nil || (command ?? 0) | 0x20 == UInt8(ascii: "z") {
        return false
      }
      guard let current = command, perform(current) else { return false }
      // Further pairs after a move are lines.
      if current == UInt8(ascii: "M") { command = UInt8(ascii: "L") }
      if current == UInt8(ascii: "m") { command = UInt8(ascii: "l") }
      scanner.skipSeparator()
    }
    return true
  }

  private mutating func perform(_ command: UInt8) -> Bool {
    let isRelative = command & 0x20 != 0
    let cubic = cubicControl
    let quadratic = quadraticControl
    cubicControl = nil
    quadraticControl = nil
    switch command | 0x20 {
    case UInt8(ascii: "z"):
      path.close()
      here = start
    case UInt8(ascii: "m"):
      guard let end = point(isRelative) else { return false }
      path.move(to: end)
      here = end
      start = end
    case UInt8(ascii: "l"):
      guard let end = point(isRelative) else { return false }
      line(to: end)
    case UInt8(ascii: "h"):
      guard let x = number() else { return false }
      line(to: Point(x: isRelative ? here.x + x : x, y: here.y))
    case UInt8(ascii: "v"):
      guard let y = number() else { return false }
      line(to: Point(x: here.x, y: isRelative ? here.y + y : y))
    case UInt8(ascii: "c"):
      guard let first = point(isRelative), let second = point(isRelative), let end = point(isRelative) else {
        return false
      }
      curve(first, second, end)
    case UInt8(ascii: "s"):
      guard let second = point(isRelative), let end = point(isRelative) else { return false }
      curve(reflected(cubic), second, end)
    case UInt8(ascii: "q"):
      guard let control = point(isRelative), let end = point(isRelative) else { return false }
      quadraticCurve(control, end)
    case UInt8(ascii: "t"):
      guard let end = point(isRelative) else { return false }
      quadraticCurve(reflected(quadratic), end)
    case UInt8(ascii: "a"): return arc(isRelative)
    default: return false
    }
    return true
  }

  private mutating func number() -> Double? {
    defer { scanner.skipSeparator() }
    return scanner.number()
  }

  private mutating func point(_ isRelative: Bool) -> Point? {
    guard let x = number(), let y = number() else { return nil }
    return isRelative ? here.moved(right: x, down: y) : Point(x: x, y: y)
  }

  private func reflected(_ control: Point?) -> Point {
    guard let control else { return here }
    return Point(x: 2 * here.x - control.x, y: 2 * here.y - control.y)
  }

  private mutating func line(to end: Point) {
    reopen()
    path.line(to: end)
    here = end
  }

  private mutating func curve(_ first: Point, _ second: Point, _ end: Point) {
    reopen()
    path.curve(first, second, to: end)
    cubicControl = second
    here = end
  }

  private mutating func quadraticCurve(_ control: Point, _ end: Point) {
    func blend(_ from: Point) -> Point {
      Point(x: from.x + (control.x - from.x) * 2 / 3, y: from.y + (control.y - from.y) * 2 / 3)
    }
    curve(blend(here), blend(end), end)
    cubicControl = nil
    quadraticControl = control
  }

  /// After a close, drawing goes on from where the part began.
  private mutating func reopen() {
    if path.elements.last == .close { path.move(to: start) }
  }

  private mutating func arc(_ isRelative: Bool) -> Bool {
    guard let rx = number(), let ry = number(), let angle = number(), let isLarge = scanner.flag() else {
      return false
    }
    scanner.skipSeparator()
    guard let isClockwise = scanner.flag() else { return false }
    scanner.skipSeparator()
    guard let end = point(isRelative) else { return false }
    reopen()
    let arc = SVGArc(
      from: here, to: end, radiusX: abs(rx), radiusY: abs(ry), degrees: angle, isLarge: isLarge,
      isClockwise: isClockwise)
    if let curves = arc?.curves {
      for (first, second, end) in curves { path.curve(first, second, to: end) }
    } else if end != here {
      path.line(to: end)
    }
    here = end
    return true
  }
}
