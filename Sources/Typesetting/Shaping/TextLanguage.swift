/// The languages text is shaped in (BCP 47 primary tags).
///
/// A paragraph has a language; a word of another script inside it gets the language that script is read in.
public enum TextLanguage: String, Hashable, Sendable {
  case vietnamese = "vi"
  case japanese = "ja"
  case english = "en"
  case korean = "ko"

  /// The language of a Latin word in a paragraph of this language.
  func ofLatin(_ scalars: ArraySlice<UInt32>) -> TextLanguage {
    guard self == .japanese || self == .korean else { return self }
    return scalars.contains(where: Self.isVietnameseLetter) ? .vietnamese : .english
  }

  /// Letters only Vietnamese has: ă đ ơ ư and all that carry a tone.
  private static func isVietnameseLetter(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x0102, 0x0103, 0x0110, 0x0111, 0x01A0, 0x01A1, 0x01AF, 0x01B0, 0x1EA0...0x1EF9: true
    default: false
    }
  }
}
