internal import Graphics

/// What a content stream refers to by name, apart from fonts: opacities (`/G0` …), masks (`/M0` …) and
/// gradients (`/P0` …).
struct PageResources: Sendable {
  private struct Pattern: Sendable {
    let paint: Paint
    let matrix: Transform
    let number: Int
  }

  private var opacities: [Opacity] = []
  private var patterns: [Pattern] = []
  private var masks: [SoftMask] = []

  mutating func index(of opacity: Opacity) -> Int {
    if let index = opacities.firstIndex(of: opacity) { return index }
    opacities.append(opacity)
    return opacities.count - 1
  }

  /// The pattern of a gradient; `matrix` maps the gradient's coordinates to those of the stream. It is
  /// written to the file when it is first asked for.
  mutating func index(
    of paint: Paint, matrix: Transform, to objects: inout ObjectWriter
  ) throws(PDFError) -> Int {
    if let index = patterns.firstIndex(where: { $0.paint == paint && $0.matrix == matrix }) { return index }
    let number = objects.allocate()
    objects.begin(number)
    try GradientPattern.write(paint, matrix: matrix, to: &objects.out)
    objects.end()
    patterns.append(Pattern(paint: paint, matrix: matrix, number: number))
    return patterns.count - 1
  }

  /// The mask that lets a gradient's paint through where it is solid, inside a box of the stream's coordinates.
  mutating func mask(
    of paint: Paint, matrix: Transform, box: Rectangle, to objects: inout ObjectWriter
  ) throws(PDFError) -> Int {
    if let index = masks.firstIndex(where: { $0.paint == paint && $0.matrix == matrix && $0.box == box }) {
      return index
    }
    masks.append(try SoftMask(of: paint, matrix: matrix, box: box, to: &objects))
    return masks.count - 1
  }

  /// The entries of a resource dictionary.
  func write(to out: inout PDFBytes) {
    if !opacities.isEmpty || !masks.isEmpty {
      out.append("/ExtGState<<")
      for (index, opacity) in opacities.enumerated() {
        out.append("/G")
        out.append(index)
        out.append("<</ca ")
        out.append(opacity.fill, decimals: 3)
        out.append("/CA ")
        out.append(opacity.stroke, decimals: 3)
        out.append(">>")
      }
      for (index, mask) in masks.enumerated() {
        out.append("/M")
        out.append(index)
        out.append("<</SMask<</S/Luminosity/G ")
        out.append(reference: mask.number)
        out.append(">>>>")
      }
      out.append(">>")
    }
    if !patterns.isEmpty {
      out.append("/Pattern<<")
      for (index, pattern) in patterns.enumerated() {
        out.append("/P")
        out.append(index)
        out.append(" ")
        out.append(reference: pattern.number)
      }
      out.append(">>")
    }
  }
}
