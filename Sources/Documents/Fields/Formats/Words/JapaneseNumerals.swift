/// Japanese numbers in kanji: `一千八百六十万`, `四千三百三十億`, `二十一`.
///
/// Groups of four digits with 万, 億, 兆, 京. One before 千 is said where 万 or more follows (一千万) and nowhere else
/// before 十, 百 and 千. Digits after the point stand one by one behind ・.
enum JapaneseNumerals {
  private static let digits = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
  private static let units = ["", "万", "億", "兆", "京"]

  /// `whole`: 1 to 20 digits; `fraction`: digits after the point.
  static func words(_ whole: [Int], _ fraction: [Int], isNegative: Bool) -> String {
    var text = isNegative ? "マイナス" : ""
    if whole.allSatisfy({ $0 == 0 }) { text += "零" }
    for (place, group) in NumberWords.groups(of: whole, size: 4).enumerated().reversed()
    where group.contains(where: { $0 > 0 }) {
      text += thousands(group, before: units[place]) + units[place]
    }
    if !fraction.isEmpty { text += "・" + fraction.map { digits[$0] }.joined() }
    return text
  }

  private static func thousands(_ group: [Int], before unit: String) -> String {
    var text = ""
    for (digit, power) in zip(group, ["千", "百", "十", ""]) where digit > 0 {
      let isSilent = digit == 1 && (power == "十" || power == "百" || (power == "千" && unit.isEmpty))
      text += (isSilent ? "" : digits[digit]) + power
    }
    return text
  }
}
