public import Conferences

/// Numbers as a language writes them. No digit is lost and nothing is rounded: numbers come and go as text.
public enum LocalNumber {
  /// A count in groups of three digits: `2.394` in Vietnamese, `2,394` elsewhere.
  public static func count(_ number: Int, _ language: Language) -> String {
    grouped(String(number), language)
  }

  /// A plain decimal (`-13.910`) in groups: `13,91` in Vietnamese, `13.91` elsewhere. Zeros at its end go, but
  /// `decimals` of them stay.
  public static func grouped(_ number: String, _ language: Language, decimals: Int = 0) -> String {
    let isNegative = number.hasPrefix("-")
    let parts = number.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
    let whole = parts.first.map(String.init) ?? "0"
    var fraction = parts.count > 1 ? String(parts[1]) : ""
    while fraction.count > decimals, fraction.hasSuffix("0") { fraction.removeLast() }
    fraction += String(repeating: "0", count: max(0, decimals - fraction.count))
    let (group, point) = language == .vi ? (".", ",") : (",", ".")
    var digits = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index) % 3 == 0 { digits += group }
      digits.append(digit)
    }
    return (isNegative ? "-" : "") + digits + (fraction.isEmpty ? "" : point + fraction)
  }

  /// `17,2%` in Vietnamese, `17.2%` elsewhere.
  public static func percent(_ number: String, _ language: Language) -> String {
    grouped(number, language) + "%"
  }

  /// An amount in words that people say: `2.394 triệu USD`, `13,91 tỷ USD`; `USD 2,394 million`, `USD 13.91 billion`;
  /// `23億9,400万米ドル`.
  ///
  /// Vietnamese and English take the largest of billion and million that leaves two decimals at most, so that
  /// 2,394,000,000 is not mistaken for 2,394 billion where a point groups digits.
  public static func money(_ amount: String, _ currency: String, _ language: Language) -> String {
    switch language {
    case .vi: "\(scaled(amount, language)) \(currency == "VND" ? "đồng" : currency)"
    case .ja: "\(inMyriads(amount))\(japanese[currency] ?? " " + currency)"
    case .en: "\(currency) \(scaled(amount, language))"
    }
  }

  private static let japanese = [
    "USD": "米ドル", "VND": "ベトナムドン", "JPY": "円", "EUR": "ユーロ", "GBP": "英ポンド", "CNY": "人民元",
    "KRW": "ウォン", "SGD": "シンガポールドル", "THB": "バーツ", "AUD": "豪ドル",
  ]

  private static func scaled(_ amount: String, _ language: Language) -> String {
    let whole = amount.drop { $0 == "-" }.prefix { $0 != "." }.drop { $0 == "0" }
    let units = [(9, language == .vi ? "tỷ" : "billion"), (6, language == .vi ? "triệu" : "million")]
    for (places, word) in units where whole.count > places {
      let moved = Amount(amount).moved(by: places, decimals: 0)
      if decimals(of: moved) <= 2 { return "\(grouped(moved, language)) \(word)" }
    }
    return grouped(amount, language)
  }

  private static func decimals(of number: String) -> Int {
    number.split(separator: ".", omittingEmptySubsequences: false).dropFirst().first?.count ?? 0
  }

  /// Japanese counting by ten thousands: `23億9,400万`, `1,860万`, `1万2,345.67`.
  static func inMyriads(_ number: String) -> String {
    let isNegative = number.hasPrefix("-")
    let parts = number.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
    var rest = (parts.first ?? "0").drop { $0 == "0" }
    var fraction = parts.count > 1 ? String(parts[1]) : ""
    while fraction.hasSuffix("0") { fraction.removeLast() }
    var text = ""
    for unit in ["", "万", "億", "兆"] {
      let figures = String((unit == "兆" ? rest : rest.suffix(4)).drop { $0 == "0" })
      rest = unit == "兆" ? "" : rest.dropLast(4)
      var part = figures.isEmpty ? "" : grouped(figures, .ja) + unit
      if unit.isEmpty, !fraction.isEmpty {
        part = (figures.isEmpty ? "0" : grouped(figures, .ja)) + ".\(fraction)"
      }
      text = part + text
    }
    return (isNegative ? "-" : "") + (text.isEmpty ? "0" : text)
  }
}
