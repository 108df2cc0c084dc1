internal import Graphics
internal import StrictYAML
internal import Typesetting

/// Reads lengths, percentages and colours from YAML values.
enum LengthReader {
  /// Pages and letters stay within this, in points and in em.
  private static let largest = 10_000.0

  /// A length with its unit; a fault is noted and nil returned where it is none.
  static func length(_ node: YAMLNode, allowsEm: Bool = true) -> Length? {
    guard let text = node.string else { return nil }
    guard let (number, unit) = split(text) else {
      node.note(
        "\(Quotation.quoted(text)) is no length; write for example 12pt, 5mm\(allowsEm ? " or 1em" : "")")
      return nil
    }
    switch unit {
    case "" where number == 0: return .points(0)
    case "":
      node.note("the length \(text) has no unit; write \(text)pt or \(text)mm")
      return nil
    case "pt": return .points(number)
    case "mm": return .points(number * Size.pointsPerMillimetre)
    case "cm": return .points(number * 10 * Size.pointsPerMillimetre)
    case "in": return .points(number * 72)
    case "em" where allowsEm: return .em(number)
    default:
      node.note(
        "the unit \(Quotation.quoted(unit)) is not known here; use pt, mm, cm\(allowsEm ? ", in or em" : " or in")"
      )
      return nil
    }
  }

  /// A length in points that does not depend on letters.
  static func points(_ node: YAMLNode) -> Double? {
    length(node, allowsEm: false)?.points(at: 0)
  }

  /// `85%` as 0.85.
  static func share(_ node: YAMLNode) -> Double? {
    guard let text = node.string else { return nil }
    guard let (number, unit) = split(text), unit == "%", number >= 0 else {
      node.note("\(Quotation.quoted(text)) is no percentage; write for example 85%")
      return nil
    }
    return number / 100
  }

  /// A colour as `"#rrggbb"` or by name.
  static func colour(_ node: YAMLNode) -> Colour? {
    guard let text = node.string else { return nil }
    guard let colour = ColourNotation.colour(text) else {
      node.note(
        "\(Quotation.quoted(text)) is no colour; write \"#7a1420\" in quotes, or a name such as black")
      return nil
    }
    return colour
  }

  /// A number and what follows it; nil where no number stands first.
  static func split(_ text: String) -> (number: Double, unit: String)? {
    let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-" || $0 == "+") }
    guard let number = Double(digits), number.isFinite, abs(number) <= largest else { return nil }
    let unit = text.dropFirst(digits.count).drop { $0 == " " }
    return (number, String(unit))
  }
}
