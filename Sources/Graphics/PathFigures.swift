extension Path {
  /// The distance of a control point from its end point, for a quarter circle of radius 1: 4/3·(√2 − 1).
  private static let quarterCircle = 0.552_284_749_830_793_4

  public static func line(from start: Point, to end: Point) -> Path {
    Path([.move(start), .line(end)])
  }

  public static func rectangle(_ box: Rectangle) -> Path {
    var path = Path()
    path.addRectangle(box)
    return path
  }

  public static func circle(centre: Point, radius: Double) -> Path {
    ellipse(
      in: Rectangle(x: centre.x - radius, y: centre.y - radius, width: 2 * radius, height: 2 * radius))
  }

  /// The ellipse that touches the four sides of the box.
  public static func ellipse(in box: Rectangle) -> Path {
    rectangle(box, radiusX: box.width / 2, radiusY: box.height / 2)
  }

  /// A rectangle with round corners; radii larger than half a side are cut to it.
  public static func rectangle(_ box: Rectangle, radiusX: Double, radiusY: Double) -> Path {
    let rx = min(radiusX, box.width / 2)
    let ry = min(radiusY, box.height / 2)
    guard rx > 0, ry > 0 else { return rectangle(box) }
    let kx = rx * (1 - quarterCircle)
    let ky = ry * (1 - quarterCircle)
    func point(_ x: Double, _ y: Double) -> Point { Point(x: x, y: y) }
    var path = Path()
    path.move(to: point(box.left + rx, box.top))
    if box.right - rx > box.left + rx { path.line(to: point(box.right - rx, box.top)) }
    path.curve(
      point(box.right - kx, box.top), point(box.right, box.top + ky), to: point(box.right, box.top + ry))
    if box.bottom - ry > box.top + ry { path.line(to: point(box.right, box.bottom - ry)) }
    path.curve(
      point(box.right, box.bottom - ky), point(box.right - kx, box.bottom),
      to: point(box.right - rx, box.bottom))
    if box.right - rx > box.left + rx { path.line(to: point(box.left + rx, box.bottom)) }
    path.curve(
      point(box.left + kx, box.bottom), point(box.left, box.bottom - ky),
      to: point(box.left, box.bottom - ry))
    if box.bottom - ry > box.top + ry { path.line(to: point(box.left, box.top + ry)) }
    path.curve(
      point(box.left, box.top + ky), point(box.left + kx, box.top), to: point(box.left + rx, box.top))
    path.close()
    return path
  }
}
