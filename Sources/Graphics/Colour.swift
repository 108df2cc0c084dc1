/// A colour of the sRGB space; each part lies between 0 (none) and 1 (full).
public struct Colour: Hashable, Sendable {
  public let red: Double
  public let green: Double
  public let blue: Double

  public static let black = Colour(red: 0, green: 0, blue: 0)
  public static let white = Colour(red: 1, green: 1, blue: 1)

  /// Parts outside 0…1 are brought to the nearer end, what is no number to 0.
  public init(red: Double, green: Double, blue: Double) {
    self.red = red > 0 ? min(red, 1) : 0
    self.green = green > 0 ? min(green, 1) : 0
    self.blue = blue > 0 ? min(blue, 1) : 0
  }

  /// Reads `#rrggbb` or `#rgb` (the CSS notation, any letter case); nil for anything else.
  public init?(hex: String) {
    guard hex.first == "#" else { return nil }
    let values = hex.dropFirst().compactMap { $0.isASCII ? $0.hexDigitValue : nil }.map(Double.init)
    guard values.count == hex.count - 1 else { return nil }
    switch values.count {
    case 3: self.init(red: values[0] / 15, green: values[1] / 15, blue: values[2] / 15)
    case 6:
      self.init(
        red: (values[0] * 16 + values[1]) / 255, green: (values[2] * 16 + values[3]) / 255,
        blue: (values[4] * 16 + values[5]) / 255)
    default: return nil
    }
  }
}
