import Foundation

/// One line of text as it may be stored (`trao.line`): NFC, no control characters, nothing to trim, not empty,
/// at most 500 characters. Letter case is never touched.
enum Line {
  static let maximumCharacterCount = 500

  /// What is wrong with a text, as an end of a sentence.
  struct Refusal: Error {
    let what: String
    let remedy: String

    var message: String { "\(what); \(remedy)" }
  }

  /// The text as it will be stored; nil where nothing is left of it.
  ///
  /// Decomposed input is composed; spaces at the ends go. Tabs and line breaks, which spreadsheets put into
  /// cells, are refused like every other control character: only their author knows what they were to mean.
  static func clean(_ text: String) throws(Refusal) -> String? {
    let trimmed = trim(Substring(text))
    guard !trimmed.isEmpty else { return nil }
    // Nearly every text is plain: nothing to look at twice.
    if trimmed.utf8.count <= maximumCharacterCount, trimmed.utf8.allSatisfy({ 0x20..<0x7F ~= $0 }) {
      return trimmed
    }
    let line = trimmed.precomposedStringWithCanonicalMapping
    for scalar in line.unicodeScalars where isForbidden(scalar) {
      throw Refusal(what: "it holds \(name(of: scalar))", remedy: "remove it")
    }
    guard line.unicodeScalars.count <= maximumCharacterCount else {
      throw Refusal(what: "it is longer than \(maximumCharacterCount) characters", remedy: "shorten it")
    }
    return line
  }

  /// A text that somebody gave as an argument, as it will be stored; nil where nothing was given.
  static func given(_ text: String?, as what: String) throws(ConferenceError) -> String? {
    guard let text else { return nil }
    do throws(Refusal) {
      return try clean(text)
    } catch {
      throw ConferenceError(.invalid, "\(what) cannot be recorded", remedy: error.message)
    }
  }

  /// Marks that turn the direction of writing can make one name look like another.
  static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0x200B, 0x2028, 0x2029, 0xFEFF: true
    // No characters, and in no file of XML (calendars of programmes, workbooks).
    case 0xFFFE, 0xFFFF: true
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  private static func name(of scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\t": return "a tab"
    case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": return "a line break"
    default:
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "the invisible character U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
  }

  private static func trim(_ text: Substring) -> String {
    func isOuter(_ character: Character) -> Bool {
      character == " " || character == "\u{A0}" || character == "\u{3000}"
    }
    guard let start = text.firstIndex(where: { !isOuter($0) }),
      let end = text.lastIndex(where: { !isOuter($0) })
    else { return "" }
    return String(text[start...end])
  }
}
