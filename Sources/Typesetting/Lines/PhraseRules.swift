/// Where text that is not justified had better not be parted: inside a Japanese word, inside a Vietnamese name.
///
/// Strict kinsoku says where a line may end; a title or an address in the middle of a card has so few lines that it
/// also shows whether a line ends with a phrase. Words are not known here, only scripts: a phrase mostly ends with kana
/// (a particle) before kanji or katakana, a katakana word goes on as long as there is katakana.
enum PhraseRules {
  private enum Script { case kanji, hiragana, katakana }

  /// 様 or 殿 alone on the next line, or a katakana word in two.
  static let wordPenalty = 100.0
  /// Between a kanji and the kana that inflect it or mark its case.
  static let endingPenalty = 20.0
  /// Between two kanji or two hiragana, most of them one word.
  static let compoundPenalty = 15.0
  /// Between a name in katakana and what it is, クアンニン and 省, or what stands before a name, 在 and ベトナム.
  static let suffixPenalty = 8.0
  static let prefixPenalty = 5.0

  /// Between two words with capitals: Quảng and Ninh.
  static let namePenalty = 10.0
  /// Between any two words with no comma, so that a line ends at one.
  static let spacePenalty = 2.0

  /// How unwelcome it is that a line ends at a space between two Latin words; 0 after a comma, a bracket or a dash.
  static func penaltyOfSpace(between left: LineBox, and right: LineBox) -> Double {
    guard left.last == .letter || left.last == .digit, right.first == .letter else { return 0 }
    return isCapital(left.firstScalar) && isCapital(right.firstScalar) ? namePenalty : spacePenalty
  }

  private static func isCapital(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return (0x41...0x5A).contains(scalar) }
    return Unicode.Scalar(scalar)?.properties.isUppercase == true
  }

  /// How unwelcome it is that a line ends between two boxes, one of which is Japanese; 0 after all that stops or opens.
  static func penalty(between left: LineBox, and right: LineBox) -> Double {
    isHonorific(right) ? wordPenalty : wordless(left, right)
  }

  /// What ``penalty(between:and:)`` counted too much before 様 or 殿, now that a kanji follows: in 様式 and 殿下 they begin
  /// a word and are no form of address.
  static func excess(before left: LineBox?, _ honorific: LineBox, and right: LineBox) -> Double {
    guard let left, isHonorific(honorific), script(right.firstScalar) == .kanji else { return 0 }
    return wordPenalty - wordless(left, honorific)
  }

  private static func isHonorific(_ box: LineBox) -> Bool {
    box.firstScalar == 0x69D8 || box.firstScalar == 0x6BBF
  }

  private static func wordless(_ left: LineBox, _ right: LineBox) -> Double {
    let first = script(right.firstScalar)
    guard let last = script(left.lastScalar) else {
      // A particle after a bracket or a foreign word belongs to it.
      let isWord = left.last == .wideClosing || left.last == .letter || left.last == .digit
      return isWord && first == .hiragana ? compoundPenalty : 0
    }
    switch (last, first) {
    case (_, nil): return 0
    case (.katakana, .katakana): return wordPenalty
    case (.katakana, .kanji): return suffixPenalty
    case (.katakana, .hiragana): return compoundPenalty
    case (.kanji, .kanji):
      return isPlace(left.lastScalar, before: right.firstScalar) ? suffixPenalty : compoundPenalty
    case (.kanji, .hiragana): return endingPenalty
    case (.kanji, .katakana): return prefixPenalty
    // を is never anything but a particle.
    case (.hiragana, .hiragana): return left.lastScalar == 0x3092 ? 0 : compoundPenalty
    // お and ご before a noun are part of it.
    case (.hiragana, _): return left.lastScalar == 0x304A || left.lastScalar == 0x3054 ? endingPenalty : 0
    }
  }

  /// 省, 市, 県 and 坊 end the name of a place, but not in 市長, 市場 and 省庁.
  private static func isPlace(_ last: UInt32, before next: UInt32) -> Bool {
    switch (last, next) {
    case (_, 0x9577), (_, 0x5834), (_, 0x6C11), (_, 0x5E81): false
    case (0x7701, _), (0x5E02, _), (0x770C, _), (0x574A, _): true
    default: false
    }
  }

  private static func script(_ scalar: UInt32) -> Script? {
    switch scalar {
    case 0x3005, 0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x2_0000...0x3_FFFF: .kanji
    case 0x3041...0x309F: .hiragana
    case 0x30A1...0x30FA, 0x30FC...0x30FF, 0x31F0...0x31FF: .katakana
    default: nil
    }
  }
}
