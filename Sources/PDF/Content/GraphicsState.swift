internal import Graphics

/// What the PDF reader's pen is set to at this place of a content stream, so that nothing is set twice.
struct GraphicsState {
  var fill: Paint = .colour(.black)
  var stroke: Paint = .colour(.black)
  var opacity = Opacity(fill: 1, stroke: 1)
  var lineWidth = 1.0
  var lineCap = Stroke.Cap.butt
  var lineJoin = Stroke.Join.miter
  var miterLimit = 10.0
  var dash: [Double] = []
  var dashOffset = 0.0
  /// The font resource; -1 before the first.
  var font = -1
  var fontSize = 0.0
}

/// How solid fills and lines are, 0 to 1.
struct Opacity: Hashable, Sendable {
  let fill: Double
  let stroke: Double

  /// Values outside 0…1 are brought to the nearer end, what is no number to 0.
  init(fill: Double, stroke: Double) {
    self.fill = fill > 0 ? min(fill, 1) : 0
    self.stroke = stroke > 0 ? min(stroke, 1) : 0
  }
}
