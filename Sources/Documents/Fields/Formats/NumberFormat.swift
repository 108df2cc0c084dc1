/// The ways a number is written.
enum NumberFormat: String, CaseIterable {
  /// `2.394`, `13,91` in Vietnamese; `2,394`, `13.91` elsewhere.
  case grouped
  /// Digits only, with a decimal dot: `2394`.
  case plain
  /// The largest unit that fits: `13,91 tỷ`, `18,6 triệu`; `13.91 billion`; `139億1,000万`.
  case units
  /// Always millions, as tables want: `2.394 triệu`, `2,394 million`; Japanese as `units`.
  case millions
  /// `17,2%`, `17.2%`.
  case percent
  /// Of square metres: `20.000 m²`, `20,000平方メートル`, `20,000 m²`.
  case squareMetres = "square-metres"
  /// Of square metres too: `2 ha`, `2ヘクタール`, `2 ha`.
  case hectares
  /// Of a whole number: `thứ nhất`, `thứ 17`; `第17`; `17th`.
  case ordinal
  /// In words, lower case: `mười tám phẩy sáu`, `十八・六`, `eighteen point six`.
  case words
  /// Of a whole number from 1 to 3999: `IV`; others in figures.
  case roman

  func words(_ number: DecimalText, _ language: PaperLanguage) -> String {
    switch self {
    case .grouped: number.grouped(language)
    case .plain:
      (number.isNegative ? "-" : "") + number.whole + (number.fraction.isEmpty ? "" : ".\(number.fraction)")
    case .units: Self.scaled(number, language, units: [9, 6])
    case .millions: Self.scaled(number, language, units: [6])
    case .percent: "\(number.grouped(language))%"
    case .squareMetres: number.grouped(language) + (language == .ja ? "平方メートル" : " m²")
    case .hectares: number.shifted(by: 4).grouped(language) + (language == .ja ? "ヘクタール" : " ha")
    case .ordinal: ordinal(number, language)
    case .words: NumberWords.of(number, language)
    case .roman: RomanNumerals.of(number) ?? number.grouped(language)
    }
  }

  /// The number in the first of `units` (powers of ten) that it reaches, with the unit's word.
  static func scaled(_ number: DecimalText, _ language: PaperLanguage, units: [Int]) -> String {
    if language == .ja { return number.inMyriads() }
    guard let unit = units.first(where: number.reaches) ?? (units.count == 1 ? units[0] : nil) else {
      return number.grouped(language)
    }
    let word =
      switch (unit, language) {
      case (9, .vi): "tỷ"
      case (_, .vi): "triệu"
      case (9, _): "billion"
      default: "million"
      }
    return "\(number.shifted(by: unit).grouped(language)) \(word)"
  }

  private func ordinal(_ number: DecimalText, _ language: PaperLanguage) -> String {
    switch language {
    case .vi:
      let words = ["1": "nhất", "2": "hai", "3": "ba", "4": "tư"]
      return "thứ \(words[number.whole] ?? number.whole)"
    case .ja: return "第\(number.whole)"
    case .en: return Int(number.whole).map(EnglishOrdinal.of) ?? "\(number.whole)th"
    }
  }
}
