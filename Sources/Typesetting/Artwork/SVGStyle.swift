import Graphics

/// The presentation properties in force at an element; children inherit them, except opacity, which multiplies.
struct SVGStyle {
  enum Ink {
    case none
    case colour(Colour)
    case gradient(String)
  }

  /// Something a property asks for that the profile does not draw.
  struct Refusal: Error {
    var message: String
  }

  var fill = Ink.colour(.black)
  var fillOpacity = 1.0
  var fillRule = Shape.FillRule.nonZero
  var stroke = Ink.none
  var strokeOpacity = 1.0
  var strokeWidth = 1.0
  var cap = Stroke.Cap.butt
  var join = Stroke.Join.miter
  var miterLimit = 4.0
  var dash: [Double] = []
  var dashOffset = 0.0
  /// Of the element and all groups around it.
  var opacity = 1.0
  var isVisible = true
  var colour = Colour.black

  /// Properties that would change the picture and that no shape can show.
  private static let refused = [
    "clip-path", "mask", "filter", "marker", "marker-start", "marker-mid", "marker-end", "mix-blend-mode",
  ]

  /// The style of a child with these attributes. Percentages of widths are of `diagonal`.
  func applying(_ attributes: [String: String], diagonal: Double) throws(Refusal) -> SVGStyle {
    var result = self
    // `color` first, for `currentColor` may stand in any other.
    var properties = attributes.filter { Self.known.contains($0.key) || Self.refused.contains($0.key) }
    for declaration in (attributes["style"] ?? "").split(separator: ";") {
      let parts = declaration.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { continue }
      properties[Self.trimmed(parts[0])] = Self.trimmed(parts[1])
    }
    if let text = properties["color"], text != "inherit" { result.colour = try Self.plainColour(text) }
    for (name, value) in properties.sorted(by: { $0.key < $1.key }) where value != "inherit" {
      try result.set(name, value, diagonal: diagonal)
    }
    return result
  }

  /// Every property that `set` reads.
  private static let known: Set<String> = [
    "fill", "fill-opacity", "fill-rule", "stroke", "stroke-opacity", "stroke-width", "stroke-linecap",
    "stroke-linejoin", "stroke-miterlimit", "stroke-dasharray", "stroke-dashoffset", "opacity", "display",
    "visibility", "color",
  ]

  private mutating func set(_ name: String, _ value: String, diagonal: Double) throws(Refusal) {
    switch name {
    case "fill": fill = try ink(value)
    case "stroke": stroke = try ink(value)
    case "fill-opacity": fillOpacity = try Self.share(name, value)
    case "stroke-opacity": strokeOpacity = try Self.share(name, value)
    case "opacity": opacity *= try Self.share(name, value)
    case "fill-rule": fillRule = value == "evenodd" ? .evenOdd : .nonZero
    case "stroke-width": strokeWidth = try Self.length(name, value, diagonal)
    case "stroke-miterlimit": miterLimit = max(1, try Self.length(name, value, diagonal))
    case "stroke-dashoffset": dashOffset = try Self.length(name, value, diagonal)
    case "stroke-dasharray": dash = try Self.dashes(value)
    case "stroke-linecap": cap = value == "round" ? .round : value == "square" ? .square : .butt
    case "stroke-linejoin": join = value == "round" ? .round : value == "bevel" ? .bevel : .miter
    case "display": if value == "none" { isVisible = false }
    case "visibility": isVisible = isVisible && value == "visible"
    case let other where Self.refused.contains(other) && value != "none" && value != "normal":
      throw Refusal(message: "\(other) is not drawn; convert the object to plain paths")
    default: break
    }
  }

  private func ink(_ text: String) throws(Refusal) -> Ink {
    if text == "none" || text == "transparent" { return .none }
    if text == "currentColor" { return .colour(colour) }
    if text.hasPrefix("url(") {
      var name = text.dropFirst(4).prefix { $0 != ")" }
      name = name.drop { $0 == "'" || $0 == "\"" }
      guard name.hasPrefix("#") else {
        throw Refusal(message: "a paint must be named in this file: url(#name)")
      }
      return .gradient(String(name.dropFirst().prefix { $0 != "'" && $0 != "\"" }))
    }
    return .colour(try Self.plainColour(text))
  }

  private static func plainColour(_ text: String) throws(Refusal) -> Colour {
    guard let colour = ColourNotation.colour(text) else {
      throw Refusal(message: "the colour \(text.prefix(40)) is not known; write it as #rrggbb")
    }
    return colour
  }

  private static func share(_ name: String, _ text: String) throws(Refusal) -> Double {
    var scanner = SVGScanner(text)
    guard let number = scanner.number() else {
      throw Refusal(message: "\(name) must be a number from 0 to 1")
    }
    return min(max(scanner.take(UInt8(ascii: "%")) ? number / 100 : number, 0), 1)
  }

  private static func length(_ name: String, _ text: String, _ whole: Double) throws(Refusal) -> Double {
    guard let length = SVGScanner.length(text, whole: whole) else {
      throw Refusal(message: "\(name) must be a length")
    }
    return length
  }

  private static func dashes(_ text: String) throws(Refusal) -> [Double] {
    if text == "none" { return [] }
    let parts = text.split { $0 == "," || $0 == " " }.map { SVGScanner.length(String($0), whole: 0) }
    let lengths = parts.compactMap { $0 }
    guard lengths.count == parts.count, lengths.count <= 32, lengths.allSatisfy({ $0 >= 0 }) else {
      throw Refusal(message: "stroke-dasharray must be at most 32 lengths, none below 0")
    }
    guard lengths.reduce(0, +) > 0 else { return [] }
    return lengths.count.isMultiple(of: 2) ? lengths : lengths + lengths
  }

  private static func trimmed(_ text: Substring) -> String {
    func isBlank(_ character: Character) -> Bool { character.isWhitespace }
    var part = text.drop(while: isBlank)
    while let last = part.last, isBlank(last) { part = part.dropLast() }
    if part.hasSuffix("!important") { return trimmed(part.dropLast("!important".count)) }
    return String(part)
  }
}
