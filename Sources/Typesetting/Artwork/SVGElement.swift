/// An element of an SVG file.
struct SVGElement {
  /// Without the prefix `svg:`.
  var name: String
  var attributes: [String: String]
  var children: [SVGElement] = []
  var line: Int
  var column: Int

  func problem(_ message: String) -> ArtworkProblem {
    ArtworkProblem(line: line, column: column, message: "<\(name)>: \(message)")
  }

  /// The target of `href="#name"`.
  var reference: String? {
    guard let target = attributes["href"] ?? attributes["xlink:href"], target.hasPrefix("#") else {
      return nil
    }
    return String(target.dropFirst())
  }
}
