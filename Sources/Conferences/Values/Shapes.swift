/// Shapes of short values, the same as the database's domains.
enum Shape {
  /// A code that people type: 1 to 64 letters, digits, dots, dashes and underscores, not a mark first.
  static func isCode(_ text: String) -> Bool {
    guard let first = text.utf8.first, isAlphanumeric(first), text.utf8.count <= 64 else { return false }
    return text.utf8.allSatisfy { isAlphanumeric($0) || ".-_".utf8.contains($0) }
  }

  /// A reading in kana: hiragana, katakana, their marks, spaces, and the dots and dashes between parts.
  static func isKana(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x3041...0x3096, 0x3099...0x309F, 0x30A0...0x30FF, 0x20, 0x3000, 0x2E, 0x2010, 0x2D: true
      default: false
      }
    }
  }

  /// A language tag of BCP 47 in outline: vi, ja, zh-Hant.
  static func isLanguageTag(_ text: String) -> Bool {
    text.wholeMatch(of: /[a-z]{2,3}(-[A-Za-z0-9]{2,8})*/) != nil
  }

  /// A script of ISO 15924 in outline: Latn.
  static func isScript(_ text: String) -> Bool { text.wholeMatch(of: /[A-Z][a-z]{3}/) != nil }

  /// A mail address in outline: a name, one @, a host. Whether it exists only mail can tell.
  static func isEmail(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && !parts[0].isEmpty && !parts[1].isEmpty
      && !text.contains { $0.isWhitespace || ",;<>".contains($0) }
  }

  /// A telephone number: digits and what stands between them.
  static func isPhone(_ text: String) -> Bool {
    text.utf8.contains { 48...57 ~= $0 }
      && text.utf8.allSatisfy { 48...57 ~= $0 || " +-().,/#extEXT".utf8.contains($0) }
  }

  /// A positive amount with at most two digits after the point and eighteen before it: `18600000`, `2.5`.
  static func isAmount(_ text: String) -> Bool {
    guard let match = text.wholeMatch(of: /([0-9]{1,18})(?:\.[0-9]{1,2})?/) else { return false }
    return match.1.contains { $0 != "0" }
      || text.split(separator: ".").dropFirst().joined().contains { $0 != "0" }
  }

  /// Ten digits (Decree 31/2021, article 37).
  static func isProjectCode(_ text: String) -> Bool {
    text.utf8.count == 10 && text.utf8.allSatisfy { 48...57 ~= $0 }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    48...57 ~= byte || 65...90 ~= byte || 97...122 ~= byte
  }
}
