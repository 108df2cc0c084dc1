/// What a character is to the line breaker and to the spacing rules.
///
/// The Japanese classes follow JIS X 4051 and "Requirements for Japanese Text Layout" (JLREQ, appendix A); the
/// Latin ones follow Unicode's UAX 14 as far as Vietnamese and English need it.
enum CharacterClass: UInt8 {
  /// A letter of a script that is written in words.
  case letter
  /// 0 to 9.
  case digit
  /// Narrow opening brackets and, once resolved, Latin opening quotes.
  case narrowOpening
  /// Narrow closing brackets, stops and, once resolved, Latin closing quotes.
  case narrowClosing
  /// Any other sign that stands in words: & + = $ @ …
  case narrowSign
  /// A hyphen or en dash: a line may end after it.
  case hyphen
  /// A slash: a line may end after it, in addresses only.
  case slash
  case space
  case noBreakSpace
  /// A newline inside a value: the line ends here.
  case lineEnd
  /// Allows a line to end, has no shape.
  case zeroWidthSpace
  /// Forbids a line to end, has no shape.
  case wordJoiner
  /// Combining marks and variation selectors: part of the character before.
  case attached
  /// Kanji, kana, full-width letters and digits.
  case ideograph
  /// Small kana, the long-vowel sign and iteration marks: never at the start of a line.
  case nonStarter
  /// 「 and its kin.
  case wideOpening
  /// 」 and its kin.
  case wideClosing
  /// 、 and 。
  case wideStop
  /// ・ ： ；
  case middleDot
  /// ？ ！
  case wideMark
  /// — … ‥ in Japanese: a pair is never parted.
  case inseparable
  /// U+3000.
  case ideographicSpace
  /// ‘ “ before it is known whether they are Latin.
  case sharedOpening
  /// ’ ” likewise.
  case sharedClosing
  /// … — ‥ likewise.
  case sharedDash
  /// · § × → ① likewise.
  case sharedSign

  /// Whether both scripts use the character, so that its neighbours decide.
  var isShared: Bool { rawValue >= CharacterClass.sharedOpening.rawValue }

  /// Whether the character belongs to Japanese text whatever stands beside it.
  var isWide: Bool {
    rawValue >= CharacterClass.ideograph.rawValue && rawValue <= CharacterClass.ideographicSpace.rawValue
  }

  /// Whether the character is part of a Latin word or a sign that stands in one.
  var isNarrow: Bool { rawValue <= CharacterClass.slash.rawValue }

  /// Kanji and kana: a quarter em parts them from Latin letters and digits.
  var isKanaOrKanji: Bool { self == .ideograph || self == .nonStarter }

  /// The class of a character by itself.
  static func of(_ scalar: UInt32) -> CharacterClass {
    if scalar < 0x1_0000 { return CharacterClassTable.basic[Int(scalar)] }
    return CharacterClassTable.supplementary(scalar)
  }
}
