import Graphics

extension Path {
  /// The smallest rectangle around the outline itself, which gradients are measured by; nil if empty.
  var extent: Rectangle? {
    var left = Double.infinity
    var top = Double.infinity
    var right = -Double.infinity
    var bottom = -Double.infinity
    func add(_ point: Point) {
      left = min(left, point.x)
      right = max(right, point.x)
      top = min(top, point.y)
      bottom = max(bottom, point.y)
    }
    var here = Point.zero
    for element in elements {
      switch element {
      case .move(let point), .line(let point):
        add(point)
        here = point
      case .curve(let first, let second, let end):
        add(end)
        let places =
          Self.turns(here.x, first.x, second.x, end.x) + Self.turns(here.y, first.y, second.y, end.y)
        for t in places {
          add(
            Point(
              x: Self.value(t, here.x, first.x, second.x, end.x),
              y: Self.value(t, here.y, first.y, second.y, end.y)))
        }
        here = end
      case .close: break
      }
    }
    guard left <= right else { return nil }
    return Rectangle(x: left, y: top, width: right - left, height: bottom - top)
  }

  /// Where along a cubic curve one coordinate turns: the zeros of its derivative between 0 and 1.
  private static func turns(_ p0: Double, _ p1: Double, _ p2: Double, _ p3: Double) -> [Double] {
    let a = -p0 + 3 * p1 - 3 * p2 + p3
    let b = 2 * (p0 - 2 * p1 + p2)
    let c = p1 - p0
    var zeros: [Double] = []
    if abs(a) < 1e-12 {
      if abs(b) > 1e-12 { zeros = [-c / b] }
    } else {
      let root = b * b - 4 * a * c
      if root >= 0 { zeros = [(-b + root.squareRoot()) / (2 * a), (-b - root.squareRoot()) / (2 * a)] }
    }
    return zeros.filter { $0 > 0 && $0 < 1 }
  }

  private static func value(_ t: Double, _ p0: Double, _ p1: Double, _ p2: Double, _ p3: Double) -> Double {
    let u = 1 - t
    return u * u * u * p0 + 3 * u * u * t * p1 + 3 * u * t * t * p2 + t * t * t * p3
  }
}
