/// Amounts of money in words: `Mười tám triệu sáu trăm nghìn đô la Mỹ`, `一千八百六十万米ドル`,
/// `Eighteen million six hundred thousand US dollars`.
enum CurrencyWords {
  static func of(_ amount: DecimalText, _ currency: String, _ language: PaperLanguage) -> String {
    let words = NumberWords.of(amount, language)
    return switch language {
    case .vi: sentence("\(words) \(vietnamese[currency] ?? currency)")
    case .ja: words + (MoneyFormat.japanese[currency] ?? currency)
    case .en:
      sentence("\(words) \(name(of: currency, isOne: amount.whole == "1" && amount.fraction.isEmpty))")
    }
  }

  private static func sentence(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  private static func name(of currency: String, isOne: Bool) -> String {
    guard let names = english[currency] else { return currency }
    return isOne ? names.one : names.many
  }

  /// Others keep their code of ISO 4217.
  private static let vietnamese = [
    "VND": "đồng", "USD": "đô la Mỹ", "JPY": "yên Nhật", "EUR": "euro", "GBP": "bảng Anh",
    "CNY": "nhân dân tệ",
    "KRW": "won Hàn Quốc", "SGD": "đô la Singapore", "THB": "bạt Thái", "AUD": "đô la Úc",
  ]
  private static let english: [String: (one: String, many: String)] = [
    "VND": ("Vietnamese dong", "Vietnamese dong"), "USD": ("US dollar", "US dollars"),
    "JPY": ("Japanese yen", "Japanese yen"), "EUR": ("euro", "euros"),
    "GBP": ("pound sterling", "pounds sterling"), "CNY": ("Chinese yuan", "Chinese yuan"),
    "KRW": ("Korean won", "Korean won"), "SGD": ("Singapore dollar", "Singapore dollars"),
    "THB": ("Thai baht", "Thai baht"), "AUD": ("Australian dollar", "Australian dollars"),
  ]
}
