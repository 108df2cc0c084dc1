/// Amounts of money as a master of ceremonies reads them: in the largest unit that fits, exact, and as each language
/// counts.
public enum SpokenAmount {
  /// `18,6 triệu USD`, `1,860万米ドル`, `USD 18.6 million`. Nothing is rounded.
  ///
  /// - Parameters:
  ///   - amount: In units, as the database writes it: `18600000.00`.
  ///   - currency: ISO 4217.
  ///   - language: Of the listener.
  /// - Returns: Figures with unit and currency.
  public static func text(_ amount: String, _ currency: String, in language: Language) -> String {
    let parts = amount.split(separator: ".", omittingEmptySubsequences: false)
    let whole = String(parts.first ?? "0").drop { $0 == "0" }
    let digits = whole.isEmpty ? "0" : String(whole)
    let fraction = parts.count > 1 ? trimmed(parts[1]) : ""
    switch language {
    case .vi: return "\(scaled(digits, fraction, .vi)) \(currency == "VND" ? "đồng" : currency)"
    case .ja: return "\(inMyriads(digits, fraction))\(japanese[currency] ?? currency)"
    case .en: return "\(currency) \(scaled(digits, fraction, .en))"
    }
  }

  /// Others keep their code of ISO 4217.
  private static let japanese = [
    "USD": "米ドル", "VND": "ベトナムドン", "JPY": "円", "EUR": "ユーロ", "GBP": "英ポンド", "CNY": "人民元",
    "KRW": "ウォン", "SGD": "シンガポールドル", "THB": "バーツ", "AUD": "豪ドル",
  ]

  /// More digits behind the point are not read out: 13,9125 tỷ is.
  private static let mostDecimals = 4

  private static func scaled(_ whole: String, _ fraction: String, _ language: Language) -> String {
    let (group, point) = language == .vi ? (".", ",") : (",", ".")
    let units = language == .vi ? [9: " tỷ", 6: " triệu"] : [9: " billion", 6: " million"]
    // Nobody can follow 612,5000000005 tỷ: in a smaller unit then.
    let places =
      [9, 6].first { places in
        whole.count > places && trimmed(whole.suffix(places) + fraction).count <= mostDecimals
      } ?? 0
    let tail = trimmed(whole.suffix(places) + fraction)
    return grouped(whole.dropLast(places), group) + (tail.isEmpty ? "" : point + tail) + (units[places] ?? "")
  }

  /// Japanese counts by ten thousands: `23億9,400万`.
  private static func inMyriads(_ whole: String, _ fraction: String) -> String {
    let units = ["", "万", "億", "兆", "京"]
    var rest = whole[...]
    var text = ""
    for (place, unit) in units.enumerated() where !rest.isEmpty {
      let part = place == units.count - 1 ? rest : rest.suffix(4)
      rest = rest.dropLast(part.count)
      let figures = part.drop { $0 == "0" }
      if !figures.isEmpty { text = grouped(figures, ",") + unit + text }
      if place == 0, !fraction.isEmpty { text += (figures.isEmpty ? "0" : "") + ".\(fraction)" }
    }
    return text.isEmpty ? "0" : text
  }

  private static func trimmed(_ fraction: some StringProtocol) -> String {
    var digits = String(fraction)
    while digits.last == "0" { digits.removeLast() }
    return digits
  }

  private static func grouped(_ digits: some StringProtocol, _ separator: String) -> String {
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text += separator }
      text.append(digit)
    }
    return text
  }
}
