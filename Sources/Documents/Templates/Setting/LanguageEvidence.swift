internal import Typesetting

/// Tells whether words are evidently in another language than they should be.
///
/// It would rather be silent than wrong: names of places and companies are written in their own letters on papers of
/// any language.
enum LanguageEvidence {
  /// The language that words are evidently in, where it is not `expected`; nil where there is no saying.
  static func language(of text: String, in expected: PaperLanguage) -> PaperLanguage? {
    let count = LetterCount(text)
    switch expected {
    case .vi:
      if count.isJapanese { return .ja }
      return count.isEnglish ? .en : nil
    case .en:
      if count.isJapanese { return .ja }
      return count.isVietnamese ? .vi : nil
    case .ja:
      guard count.japanese == 0 else { return nil }
      if count.isVietnamese { return .vi }
      return count.isEnglish || count.latin >= 80 ? .en : nil
    }
  }
}

/// What a text is made of.
private struct LetterCount {
  var latin = 0
  var japanese = 0
  var words = 0
  /// Words with a sign above or below a letter.
  var markedWords = 0
  /// Words in lower case with a letter that only Vietnamese has: no names.
  var vietnameseWords = 0
  /// The small words of English.
  var englishWords = 0

  private static let small: Set<Substring> = [
    "the", "of", "and", "for", "in", "to", "on", "at", "with", "from", "by", "is", "are", "its", "their",
  ]

  init(_ text: String) {
    for word in text.split(whereSeparator: { !$0.isLetter && $0 != "-" && $0 != "'" && $0 != "’" }) {
      words += 1
      var isMarked = false
      var isVietnamese = false
      var length = 0
      for scalar in word.unicodeScalars {
        if JapaneseText.isJapanese(scalar) {
          japanese += 1
        } else if scalar.properties.isAlphabetic {
          latin += 1
          length += 1
          isMarked = isMarked || scalar.value >= 0xC0
          isVietnamese = isVietnamese || Self.isVietnamese(scalar)
        }
      }
      if isMarked { markedWords += 1 }
      if isVietnamese, length > 1, word.first?.isLowercase == true { vietnameseWords += 1 }
      if Self.small.contains(word) { englishWords += 1 }
    }
  }

  var isJapanese: Bool { japanese >= 2 && japanese >= latin }

  var isVietnamese: Bool { vietnameseWords >= 1 && words >= 2 && 2 * markedWords >= words }

  var isEnglish: Bool { englishWords >= 2 && words >= 4 && markedWords == 0 }

  /// Letters that no other language of these papers has.
  private static func isVietnamese(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x102, 0x103, 0x110, 0x111, 0x1A0, 0x1A1, 0x1AF, 0x1B0, 0x1EA0...0x1EF9: true
    default: false
    }
  }
}
