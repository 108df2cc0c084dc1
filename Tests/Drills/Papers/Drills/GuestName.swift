import Foundation

/// A name as somebody may have entered it.
package struct GuestName: Hashable, Sendable {
  /// What is hard about it.
  package enum Kind: String, CaseIterable, Sendable {
    case vietnamese = "Vietnamese, stacked diacritics"
    case decomposed = "decomposed (NFD)"
    case japanese = "kanji and kana"
    case variation = "variation sequences"
    case supplementary = "outside the BMP (𠮷)"
    case halfWidth = "half-width katakana"
    case western = "Western diacritics"
    case apostrophe = "apostrophes ’ and '"
    case mixed = "mixed scripts"
    case long = "60 characters long"
    case organisation = "organisations"
    case impossible = "letters that no font has"
  }

  package let kind: Kind
  package let text: String

  /// What must be read in the file.
  var composed: String { text.precomposedStringWithCanonicalMapping }

  /// What stands above a name in kanji on a badge; long ones have none here, since a reading is never broken.
  var reading: String? {
    guard text.unicodeScalars.contains(where: \.properties.isIdeographic), text.count <= 12 else {
      return nil
    }
    return text.contains("\u{3000}") ? "たけべ つとむ" : "たけべつとむ"
  }
}
