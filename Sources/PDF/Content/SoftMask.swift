internal import Graphics

/// Where a gradient is solid and where it fades, as a picture in greys (ISO 32000-1, 11.5.3: luminosity).
struct SoftMask: Sendable {
  let paint: Paint
  let matrix: Transform
  let box: Rectangle
  /// The object of the picture.
  let number: Int

  /// Writes the picture, a box filled with the gradient's opacity; `matrix` maps the gradient's coordinates to those
  /// of the stream that uses the mask, in which the box is given.
  init(
    of paint: Paint, matrix: Transform, box: Rectangle, to objects: inout ObjectWriter
  ) throws(PDFError) {
    self.paint = paint
    self.matrix = matrix
    self.box = box
    let pattern = objects.allocate()
    objects.begin(pattern)
    try GradientPattern.write(paint, .opacity, matrix: matrix, to: &objects.out)
    objects.end()
    var content = PDFBytes()
    content.append("/Pattern cs/P0 scn ")
    try Self.write([box.x, box.y, box.width, box.height], to: &content)
    content.append("re f")
    var corners = PDFBytes()
    try Self.write([box.left, box.top, box.right, box.bottom], to: &corners)
    number = objects.allocate()
    objects.stream(number, content.bytes) { out in
      out.append("/Type/XObject/Subtype/Form/BBox[")
      out.append(corners.bytes)
      out.append("]/Group<</S/Transparency/CS/DeviceGray>>/Resources<</Pattern<</P0 ")
      out.append(reference: pattern)
      out.append(">>>>")
    }
  }

  private static func write(_ numbers: [Double], to out: inout PDFBytes) throws(PDFError) {
    for number in numbers {
      out.append(try Coordinate.check(number), decimals: 2)
      out.append(" ")
    }
  }
}
