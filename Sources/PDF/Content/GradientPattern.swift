internal import Graphics

/// A gradient as a shading pattern (ISO 32000-1, 8.7.4.5: axial and radial shadings).
enum GradientPattern {
  /// What a gradient says at each place: its colour, or how solid it is, as a grey.
  enum Channel { case colour, opacity }

  static func write(
    _ paint: Paint, _ channel: Channel = .colour, matrix: Transform, to out: inout PDFBytes
  ) throws(PDFError) {
    out.append("<</PatternType 2/Matrix")
    try write([matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f], decimals: 5, to: &out)
    out.append(channel == .colour ? "/Shading<</ColorSpace/DeviceRGB" : "/Shading<</ColorSpace/DeviceGray")
    out.append("/Extend[true true]/ShadingType ")
    switch paint {
    case .colour(let colour):
      out.append("2/Coords[0 0 1 0]/Function")
      try write([GradientStop(offset: 0, colour: colour)], channel, to: &out)
    case .linear(let gradient):
      out.append("2/Coords")
      try write(
        [gradient.start.x, gradient.start.y, gradient.end.x, gradient.end.y], decimals: 4, to: &out)
      out.append("/Function")
      try write(gradient.stops, channel, to: &out)
    case .radial(let gradient):
      out.append("3/Coords")
      let (focus, centre) = (gradient.focus, gradient.centre)
      try write([focus.x, focus.y, 0, centre.x, centre.y, gradient.radius], decimals: 4, to: &out)
      out.append("/Function")
      try write(gradient.stops, channel, to: &out)
    }
    out.append(">>>>")
  }

  /// The colours between the stops: one function for each pair, stitched together.
  private static func write(
    _ stops: [GradientStop], _ channel: Channel, to out: inout PDFBytes
  ) throws(PDFError) {
    let edges = clamped(stops)
    // A hard edge is two stops at one offset: nothing lies between them.
    let pairs = zip(edges, edges.dropFirst()).filter { $0.0.offset < $0.1.offset }
    guard pairs.count != 1 else { return try write(pairs[0].0, pairs[0].1, channel, to: &out) }
    out.append("<</FunctionType 3/Domain[0 1]/Bounds")
    try write(pairs.dropFirst().map(\.0.offset), decimals: 4, to: &out)
    out.append("/Encode")
    try write(pairs.flatMap { _ in [0, 1] }, decimals: 0, to: &out)
    out.append("/Functions[")
    for pair in pairs { try write(pair.0, pair.1, channel, to: &out) }
    out.append("]>>")
  }

  /// The stops with rising offsets from 0 to 1, first and last colour going on to the ends.
  private static func clamped(_ stops: [GradientStop]) -> [GradientStop] {
    var edges: [GradientStop] = []
    for stop in stops {
      let offset = max(edges.last?.offset ?? 0, min(max(stop.offset, 0), 1))
      edges.append(GradientStop(offset: offset, colour: stop.colour, opacity: stop.opacity))
    }
    var first = edges.first ?? GradientStop(offset: 0, colour: .black)
    var last = edges.last ?? first
    (first.offset, last.offset) = (0, 1)
    if edges.first?.offset != 0 { edges.insert(first, at: 0) }
    if edges.last?.offset != 1 { edges.append(last) }
    return edges
  }

  private static func write(
    _ from: GradientStop, _ to: GradientStop, _ channel: Channel, to out: inout PDFBytes
  ) throws(PDFError) {
    out.append("<</FunctionType 2/Domain[0 1]/N 1/C0")
    try write(values(of: from, channel), decimals: 3, to: &out)
    out.append("/C1")
    try write(values(of: to, channel), decimals: 3, to: &out)
    out.append(">>")
  }

  private static func values(of stop: GradientStop, _ channel: Channel) -> [Double] {
    switch channel {
    case .colour: [stop.colour.red, stop.colour.green, stop.colour.blue]
    case .opacity: [stop.opacity]
    }
  }

  private static func write(
    _ numbers: [Double], decimals: Int, to out: inout PDFBytes
  ) throws(PDFError) {
    out.append("[")
    for (place, number) in numbers.enumerated() {
      if place > 0 { out.append(" ") }
      out.append(try Coordinate.check(number), decimals: decimals)
    }
    out.append("]")
  }
}
