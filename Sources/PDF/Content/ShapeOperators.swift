internal import Graphics

extension PageBuilder {
  /// Writes the operators of a shape.
  mutating func draw(_ shape: Shape, through transform: Transform?) throws(PDFError) {
    guard !shape.path.isEmpty, shape.fill != nil || shape.stroke != nil else { return }
    guard let transform else { return try paint(shape, matrix: space, map: space, decimals: 2) }
    let saved = state
    let matrix = transform.concatenating(space)
    content.append("q")
    for value in [matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f] {
      content.append(" ")
      content.append(try Coordinate.check(value), decimals: 5)
    }
    content.append(" cm\n")
    // As fine on paper as without the transform.
    var decimals = 2
    var scale = transform.scale
    while scale > 2, decimals < 6 {
      scale /= 10
      decimals += 1
    }
    try paint(shape, matrix: matrix, map: .identity, decimals: decimals)
    content.append("Q\n")
    state = saved
  }

  /// - `matrix`: from the shape's coordinates to those of the stream's beginning, for gradients.
  /// - `map`: from the shape's coordinates to those the operators are read in.
  private mutating func paint(
    _ shape: Shape, matrix: Transform, map: Transform, decimals: Int
  ) throws(PDFError) {
    guard let fill = shape.fill, fill.fades else {
      return try paintSolid(shape, matrix: matrix, map: map, decimals: decimals)
    }
    let saved = state
    content.append("q/M")
    content.append(
      try resources.mask(
        of: fill, matrix: fill.matrix(map), box: shape.path.box(through: map), to: &objects))
    content.append(" gs\n")
    var area = shape
    area.stroke = nil
    try paintSolid(area, matrix: matrix, map: map, decimals: decimals)
    content.append("Q\n")
    state = saved
    guard shape.stroke != nil else { return }
    var line = shape
    line.fill = nil
    try paintSolid(line, matrix: matrix, map: map, decimals: decimals)
  }

  private mutating func paintSolid(
    _ shape: Shape, matrix: Transform, map: Transform, decimals: Int
  ) throws(PDFError) {
    if let fill = shape.fill { try setFill(fill, matrix: matrix) }
    if let stroke = shape.stroke { try setStroke(stroke, matrix: matrix, decimals: decimals) }
    setOpacity(
      Opacity(
        fill: shape.fill == nil ? state.opacity.fill : shape.fillOpacity,
        stroke: shape.stroke == nil ? state.opacity.stroke : shape.strokeOpacity))
    try write(shape.path, map: map, decimals: decimals)
    switch (shape.fill != nil, shape.stroke != nil, shape.fillRule) {
    case (true, true, .nonZero): content.append("B\n")
    case (true, true, .evenOdd): content.append("B*\n")
    case (true, false, .nonZero): content.append("f\n")
    case (true, false, .evenOdd): content.append("f*\n")
    default: content.append("S\n")
    }
  }

  private mutating func write(_ path: Path, map: Transform, decimals: Int) throws(PDFError) {
    let elements = path.elements
    var index = 0
    while index < elements.count {
      if let box = rectangle(at: index, in: elements, map: map) {
        try write(box, decimals: decimals)
        index += 5
        continue
      }
      switch elements[index] {
      case .move(let point):
        try write(map.apply(point), decimals: decimals)
        content.append("m\n")
      case .line(let point):
        try write(map.apply(point), decimals: decimals)
        content.append("l\n")
      case .curve(let first, let second, let end):
        try write(map.apply(first), decimals: decimals)
        try write(map.apply(second), decimals: decimals)
        try write(map.apply(end), decimals: decimals)
        content.append("c\n")
      case .close: content.append("h\n")
      }
      index += 1
    }
  }

  private mutating func write(_ point: Point, decimals: Int) throws(PDFError) {
    content.append(try Coordinate.check(point.x), decimals: decimals)
    content.append(" ")
    content.append(try Coordinate.check(point.y), decimals: decimals)
    content.append(" ")
  }

  private mutating func write(_ box: Rectangle, decimals: Int) throws(PDFError) {
    try write(box.origin, decimals: decimals)
    content.append(try Coordinate.check(box.width), decimals: decimals)
    content.append(" ")
    content.append(try Coordinate.check(box.height), decimals: decimals)
    content.append(" re\n")
  }

  /// Four corners of an upright rectangle and a close have an operator of their own.
  private func rectangle(at index: Int, in elements: [Path.Element], map: Transform) -> Rectangle? {
    guard index + 4 < elements.count, case .move(let a) = elements[index],
      case .line(let b) = elements[index + 1], case .line(let c) = elements[index + 2],
      case .line(let d) = elements[index + 3], case .close = elements[index + 4],
      a.y == b.y, b.x == c.x, c.y == d.y, d.x == a.x
    else { return nil }
    let (start, end) = (map.apply(a), map.apply(c))
    return Rectangle(x: start.x, y: start.y, width: end.x - start.x, height: end.y - start.y)
  }

  mutating func setFill(_ paint: Paint, matrix: Transform) throws(PDFError) {
    guard paint != state.fill || !paint.isColour else { return }
    state.fill = paint
    if case .colour(let colour) = paint {
      write(colour)
      content.append(" rg\n")
    } else {
      content.append("/Pattern cs/P")
      content.append(try resources.index(of: paint, matrix: paint.matrix(matrix), to: &objects))
      content.append(" scn\n")
    }
  }

  private mutating func setStroke(_ stroke: Stroke, matrix: Transform, decimals: Int) throws(PDFError) {
    if stroke.paint != state.stroke || !stroke.paint.isColour {
      state.stroke = stroke.paint
      if case .colour(let colour) = stroke.paint {
        write(colour)
        content.append(" RG\n")
      } else {
        content.append("/Pattern CS/P")
        content.append(
          try resources.index(of: stroke.paint, matrix: stroke.paint.matrix(matrix), to: &objects))
        content.append(" SCN\n")
      }
    }
    try setLine(stroke, decimals: decimals)
  }

  private mutating func setLine(_ stroke: Stroke, decimals: Int) throws(PDFError) {
    if stroke.width != state.lineWidth {
      content.append(try Coordinate.check(stroke.width), decimals: max(3, decimals))
      content.append(" w\n")
      state.lineWidth = stroke.width
    }
    if stroke.cap != state.lineCap {
      content.append(stroke.cap.rawValue)
      content.append(" J\n")
      state.lineCap = stroke.cap
    }
    if stroke.join != state.lineJoin {
      content.append(stroke.join.rawValue)
      content.append(" j\n")
      state.lineJoin = stroke.join
    }
    if stroke.join == .miter, stroke.miterLimit != state.miterLimit {
      content.append(try Coordinate.check(max(1, stroke.miterLimit)), decimals: 3)
      content.append(" M\n")
      state.miterLimit = stroke.miterLimit
    }
    if stroke.dash != state.dash || stroke.dashOffset != state.dashOffset {
      content.append("[")
      for (place, length) in stroke.dash.enumerated() {
        if place > 0 { content.append(" ") }
        content.append(try Coordinate.check(length), decimals: decimals)
      }
      content.append("]")
      content.append(try Coordinate.check(stroke.dashOffset), decimals: decimals)
      content.append(" d\n")
      state.dash = stroke.dash
      state.dashOffset = stroke.dashOffset
    }
  }

  mutating func setOpacity(_ opacity: Opacity) {
    guard opacity != state.opacity else { return }
    state.opacity = opacity
    content.append("/G")
    content.append(resources.index(of: opacity))
    content.append(" gs\n")
  }

  private mutating func write(_ colour: Colour) {
    content.append(colour.red, decimals: 3)
    content.append(" ")
    content.append(colour.green, decimals: 3)
    content.append(" ")
    content.append(colour.blue, decimals: 3)
  }
}

extension Paint {
  fileprivate var isColour: Bool { if case .colour = self { true } else { false } }

  /// From the gradient's coordinates to those of the stream's beginning.
  fileprivate func matrix(_ outer: Transform) -> Transform {
    switch self {
    case .colour: outer
    case .linear(let gradient): gradient.transform.concatenating(outer)
    case .radial(let gradient): gradient.transform.concatenating(outer)
    }
  }
}

extension Path {
  /// A box around all its points, control points too, mapped and a little larger.
  fileprivate func box(through map: Transform) -> Rectangle {
    var points: [Point] = []
    for element in elements {
      switch element {
      case .move(let point), .line(let point): points.append(map.apply(point))
      case .curve(let first, let second, let end): points += [first, second, end].map(map.apply)
      case .close: break
      }
    }
    let (xs, ys) = (points.map(\.x), points.map(\.y))
    guard let left = xs.min(), let right = xs.max(), let top = ys.min(), let bottom = ys.max() else {
      return Rectangle(x: 0, y: 0, width: 0, height: 0)
    }
    return Rectangle(x: left, y: top, width: right - left, height: bottom - top).insetBy(-1)
  }
}
