import Foundation
import Graphics

/// An elliptical arc between two points (SVG 1.1, appendix F.6), as Bézier curves.
struct SVGArc {
  private let centre: Point
  private let rx: Double
  private let ry: Double
  private let phi: Double
  private let startAngle: Double
  private let sweep: Double
  private let end: Point

  /// Nil where the arc is no more than a straight line.
  init?(
    from start: Point, to end: Point, radiusX: Double, radiusY: Double, degrees: Double, isLarge: Bool,
    isClockwise: Bool
  ) {
    guard radiusX > 0, radiusY > 0, start != end else { return nil }
    let phi = degrees.truncatingRemainder(dividingBy: 360) * .pi / 180
    let dx = (start.x - end.x) / 2
    let dy = (start.y - end.y) / 2
    let x = cos(phi) * dx + sin(phi) * dy
    let y = -sin(phi) * dx + cos(phi) * dy
    // Radii too small to reach are enlarged until they do.
    let lack = x * x / (radiusX * radiusX) + y * y / (radiusY * radiusY)
    let rx = radiusX * max(1, lack.squareRoot())
    let ry = radiusY * max(1, lack.squareRoot())
    let below = rx * rx * y * y + ry * ry * x * x
    guard below > 0 else { return nil }
    var factor = max(0, (rx * rx * ry * ry - below) / below).squareRoot()
    if isLarge == isClockwise { factor = -factor }
    let cx = factor * rx * y / ry
    let cy = -factor * ry * x / rx
    centre = Point(
      x: cos(phi) * cx - sin(phi) * cy + (start.x + end.x) / 2,
      y: sin(phi) * cx + cos(phi) * cy + (start.y + end.y) / 2)
    let first = atan2((y - cy) / ry, (x - cx) / rx)
    var turn = atan2((-y - cy) / ry, (-x - cx) / rx) - first
    if isClockwise, turn < 0 { turn += 2 * .pi }
    if !isClockwise, turn > 0 { turn -= 2 * .pi }
    startAngle = first
    sweep = turn
    self.rx = rx
    self.ry = ry
    self.phi = phi
    self.end = end
  }

  /// One curve for each quarter turn begun.
  var curves: [(Point, Point, Point)] {
    let count = max(1, Int((abs(sweep) / (.pi / 2) - 1e-9).rounded(.up)))
    let step = sweep / Double(count)
    let reach = 4 / 3 * tan(step / 4)
    return (0..<count).map { index in
      let from = startAngle + Double(index) * step
      let to = from + step
      let first = point(cos(from) - reach * sin(from), sin(from) + reach * cos(from))
      let second = point(cos(to) + reach * sin(to), sin(to) - reach * cos(to))
      return (first, second, index + 1 == count ? end : point(cos(to), sin(to)))
    }
  }

  /// From the unit circle to the page.
  private func point(_ x: Double, _ y: Double) -> Point {
    Point(
      x: centre.x + cos(phi) * rx * x - sin(phi) * ry * y, y: centre.y + sin(phi) * rx * x + cos(phi) * ry * y
    )
  }
}
