/// The ways an amount of money is written.
enum MoneyFormat: String, CaseIterable {
  /// Every digit: `18.600.000 USD`, `18,600,000米ドル`, `USD 18,600,000`.
  case full
  /// The largest unit that fits: `18,6 triệu USD`, `1,860万米ドル`, `USD 18.6 million`.
  case units
  /// Always millions: `2.394 triệu USD`, `23億9,400万米ドル`, `USD 2,394 million`.
  case millions
  /// In words: `Mười tám triệu sáu trăm nghìn đô la Mỹ`, `一千八百六十万米ドル`,
  /// `Eighteen million six hundred thousand US dollars`.
  case words

  func words(_ amount: DecimalText, _ currency: String, _ language: PaperLanguage) -> String {
    switch self {
    case .full: Self.figures(amount.grouped(language, decimals: 2), currency, language)
    case .units: Self.figures(NumberFormat.units.words(amount, language), currency, language)
    case .millions: Self.figures(NumberFormat.millions.words(amount, language), currency, language)
    case .words: CurrencyWords.of(amount, currency, language)
    }
  }

  private static func figures(_ figures: String, _ currency: String, _ language: PaperLanguage) -> String {
    switch language {
    case .vi: "\(figures) \(vietnamese[currency] ?? currency)"
    case .ja: "\(figures)\(japanese[currency] ?? currency)"
    case .en: "\(currency) \(figures)"
    }
  }

  /// Others keep their code of ISO 4217.
  private static let vietnamese = ["VND": "đồng"]
  static let japanese = [
    "USD": "米ドル", "VND": "ベトナムドン", "JPY": "円", "EUR": "ユーロ", "GBP": "英ポンド", "CNY": "人民元",
    "KRW": "ウォン", "SGD": "シンガポールドル", "THB": "バーツ", "AUD": "豪ドル",
  ]
}
