public import Graphics

/// Reads colours as CSS writes them.
public enum ColourNotation {
  /// `#rgb`, `#rrggbb`, `rgb(…)` or one of the sixteen basic names and a few more; nil for anything else.
  public static func colour(_ text: String) -> Colour? {
    if text.hasPrefix("#") { return Colour(hex: text) }
    if text.lowercased().hasPrefix("rgb(") { return functional(text) }
    return names[text.lowercased()].flatMap(Colour.init(hex:))
  }

  private static func functional(_ text: String) -> Colour? {
    var scanner = SVGScanner(String(text.dropFirst(4)))
    var parts: [Double] = []
    scanner.skipBlanks()
    while parts.count < 3 {
      guard let number = scanner.number() else { return nil }
      parts.append(scanner.take(UInt8(ascii: "%")) ? number / 100 : number / 255)
      scanner.skipSeparator()
    }
    guard scanner.take(UInt8(ascii: ")")) else { return nil }
    return Colour(red: parts[0], green: parts[1], blue: parts[2])
  }

  private static let names = [
    "black": "#000000", "silver": "#c0c0c0", "gray": "#808080", "grey": "#808080", "white": "#ffffff",
    "maroon": "#800000", "red": "#ff0000", "purple": "#800080", "fuchsia": "#ff00ff", "magenta": "#ff00ff",
    "green": "#008000", "lime": "#00ff00", "olive": "#808000", "yellow": "#ffff00", "navy": "#000080",
    "blue": "#0000ff", "teal": "#008080", "aqua": "#00ffff", "cyan": "#00ffff", "orange": "#ffa500",
    "gold": "#ffd700", "brown": "#a52a2a", "darkred": "#8b0000", "crimson": "#dc143c", "darkblue": "#00008b",
    "darkgreen": "#006400", "goldenrod": "#daa520", "darkgoldenrod": "#b8860b", "lightgray": "#d3d3d3",
    "lightgrey": "#d3d3d3", "darkgray": "#a9a9a9", "darkgrey": "#a9a9a9", "dimgray": "#696969",
    "ivory": "#fffff0",
    "beige": "#f5f5dc", "pink": "#ffc0cb",
  ]
}
