/// What is written without spaces.
public enum JapaneseText {
  /// Whether a character is kanji, kana or Japanese punctuation: no space stands where a line of source text ends
  /// between two of them.
  public static func isJapanese(_ scalar: Unicode.Scalar) -> Bool {
    CharacterClass.of(scalar.value).isWide
  }
}
