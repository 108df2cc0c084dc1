import Graphics

/// What the rules of a table are drawn along, and what of it is set again on each page.
struct TableFrame {
  let style: TableStyle
  /// Of the columns, in points.
  let widths: [Double]
  /// The upper edge of each row and the lower edge of the last, in points from the table's upper edge.
  let edges: [Double]
  /// How many rows at the top are the table's head.
  let headRows: Int

  /// In points.
  var headHeight: Double { edges[headRows] }

  /// The rules along the edges of rows, in the heights of `edges`; nil for none. With `hasHead`, the first rows are
  /// the table's head.
  func rules(edges: [Double], hasHead: Bool) -> Shape? {
    guard let top = edges.first, let bottom = edges.last, bottom > top else { return nil }
    let right = widths.reduce(0, +)
    var path = Path()
    func horizontal(_ y: Double) { path.append(.line(from: Point(x: 0, y: y), to: Point(x: right, y: y))) }
    func vertical(_ x: Double) {
      path.append(.line(from: Point(x: x, y: top), to: Point(x: x, y: bottom)))
    }
    switch style.rules {
    case .none: return nil
    case .header:
      guard hasHead, headRows > 0, headRows < edges.count else { return nil }
      horizontal(edges[headRows])
    case .horizontal: edges.forEach(horizontal)
    case .outer:
      path.addRectangle(Rectangle(x: 0, y: top, width: right, height: bottom - top))
    case .all:
      edges.forEach(horizontal)
      var x = 0.0
      vertical(x)
      for width in widths {
        x += width
        vertical(x)
      }
    }
    return Shape(path: path, stroke: Stroke(paint: .colour(style.colour), width: style.weight, cap: .square))
  }
}
