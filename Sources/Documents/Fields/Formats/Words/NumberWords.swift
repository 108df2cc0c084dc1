/// Numbers in words, as contracts and certificates repeat them behind the figures.
enum NumberWords {
  /// The most digits before the point that are said in words: as many as a stored amount can have.
  static let maximumDigits = 18

  /// The number in words, in lower case; the figures where it has more than ``maximumDigits``, for which the
  /// languages have no words that everybody reads alike.
  static func of(_ number: DecimalText, _ language: PaperLanguage) -> String {
    guard number.whole.utf8.count <= maximumDigits else { return number.grouped(language) }
    let whole = digits(of: number.whole)
    let fraction = digits(of: number.fraction)
    return switch language {
    case .vi: VietnameseNumerals.words(whole, fraction, isNegative: number.isNegative)
    case .ja: JapaneseNumerals.words(whole, fraction, isNegative: number.isNegative)
    case .en: EnglishNumerals.words(whole, fraction, isNegative: number.isNegative)
    }
  }

  private static func digits(of text: String) -> [Int] { text.utf8.map { Int($0) - 48 } }

  /// The digits in groups of `size`, the last group first; the first digits are filled up with zeros.
  static func groups(of digits: [Int], size: Int) -> [[Int]] {
    var groups: [[Int]] = []
    var rest = digits[...]
    while !rest.isEmpty {
      let group = Array(rest.suffix(size))
      groups.append(Array(repeating: 0, count: size - group.count) + group)
      rest = rest.dropLast(size)
    }
    return groups
  }
}
