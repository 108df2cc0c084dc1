/// Text that a spreadsheet shows and never runs: the one place for what is known about formulas in cells.
///
/// A spreadsheet takes a cell of a CSV file that begins with `=`, `+`, `-`, `@`, a tab or a line break for a
/// formula, which may then call programs and fetch pages; in Japanese editions the full-width signs too (OWASP,
/// "CSV Injection"). An apostrophe before it makes it text. Cells of a workbook say themselves that they are
/// text and need none.
public enum CellText {
  /// The text with an apostrophe before it where a spreadsheet might run it, or where ``restored(_:)`` would
  /// take an apostrophe of its own for ours.
  ///
  /// Total and reversible: `restored(safe(text)) == text` for every text.
  public static func safe(_ text: String) -> String {
    // Most texts begin with a letter or a digit.
    guard let first = text.utf8.first, !isAlphanumeric(first) else { return text }
    return isRisky(text.unicodeScalars.drop { $0 == "'" }) ? "'" + text : text
  }

  /// The text that ``safe(_:)`` was given: `'+84 203` is `+84 203` again, and `'tis` stays as it is.
  public static func restored(_ text: String) -> String {
    guard text.utf8.first == UInt8(ascii: "'"), isRisky(text.unicodeScalars.drop { $0 == "'" }) else {
      return text
    }
    return String(text.unicodeScalars.dropFirst())
  }

  /// Whether a byte is an ASCII letter or digit.
  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }

  private static func isRisky(_ text: String.UnicodeScalarView.SubSequence) -> Bool {
    switch text.first {
    case "=", "+", "-", "@", "\t", "\r", "\n", "\0", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": true
    default: false
    }
  }
}
