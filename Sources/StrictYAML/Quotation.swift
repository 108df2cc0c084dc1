/// Puts what somebody typed into a message, so that it can neither forge a line nor flood it.
public enum Quotation {
  /// The text in quotes, control characters as `\u{…}`, at most 60 characters.
  public static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars.prefix(60) {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate:
        result += "\\u{\(String(scalar.value, radix: 16))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + (text.unicodeScalars.count > 60 ? "…\"" : "\"")
  }
}
