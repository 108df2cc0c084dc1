import Spreadsheets

/// Makes a text that people typed safe to show on one line of a terminal.
public enum PlainText {
  /// The text with everything that could move the cursor, start an escape sequence, turn the direction of
  /// writing or break the line written as `\u{…}`. Joiners stay: some scripts need them.
  public static func escaped(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isUnsafe) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if isUnsafe(scalar) {
        result += "\\u{\(String(scalar.value, radix: 16))}"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A text of several lines, each of which is ``escaped(_:)``.
  public static func escapedLines(_ text: String) -> String {
    // By scalars: a carriage return before the end of a line would hide it, as one character.
    text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map { escaped(String($0)) }.joined(separator: "\n")
  }

  /// The text cut to `cells` cells of a terminal, with `…` where something is missing.
  public static func fitted(_ text: String, to cells: Int) -> String {
    guard DisplayWidth.of(text) > cells else { return text }
    var result = ""
    var used = 0
    for character in text {
      let width = DisplayWidth.of(character)
      guard used + width <= max(0, cells - 1) else { break }
      result.append(character)
      used += width
    }
    while result.last == " " { result.removeLast() }
    return cells > 0 ? result + "…" : ""
  }

  private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    // Latin letters, digits and signs; none is looked up that need not be.
    if 0x20...0x7E ~= scalar.value || 0xC0...0x2FF ~= scalar.value { return false }
    return switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate: true
    case .format: scalar.value != 0x200C && scalar.value != 0x200D
    default: false
    }
  }
}
