/// Vietnamese numbers in words: `bốn trăm ba mươi ba tỷ`, `một triệu không trăm linh năm nghìn`, `hai mươi mốt`.
///
/// Groups of three digits; tỷ (10⁹) is counted in nghìn and triệu again: `một nghìn hai trăm tỷ`. After mươi one is
/// mốt, after mười and mươi five is lăm; ten units that are zero are said linh, hundreds that are zero inside a
/// number không trăm.
enum VietnameseNumerals {
  private static let names = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]

  /// `whole`: at least one digit; `fraction`: digits after the point, said one by one behind phẩy.
  static func words(_ whole: [Int], _ fraction: [Int], isNegative: Bool) -> String {
    let billions = count(Array(whole.dropLast(9)), isInside: false)
    let rest = count(Array(whole.suffix(9)), isInside: !billions.isEmpty)
    var words = isNegative ? ["âm"] : []
    if !billions.isEmpty { words += billions + ["tỷ"] }
    words += billions.isEmpty && rest.isEmpty ? [names[0]] : rest
    if !fraction.isEmpty { words += ["phẩy"] + fraction.map { names[$0] } }
    return words.joined(separator: " ")
  }

  /// Up to nine digits; nothing for zero. `isInside`: something was said before them.
  private static func count(_ digits: [Int], isInside: Bool) -> [String] {
    var words: [String] = []
    let groups = NumberWords.groups(of: digits, size: 3)
    for (place, group) in groups.enumerated().reversed() where group != [0, 0, 0] {
      words += hundreds(group, isInside: isInside || !words.isEmpty)
      if place > 0 { words.append(place == 1 ? "nghìn" : "triệu") }
    }
    return words
  }

  private static func hundreds(_ group: [Int], isInside: Bool) -> [String] {
    let (hundred, ten, unit) = (group[0], group[1], group[2])
    var words: [String] = []
    if hundred > 0 || isInside { words += [names[hundred], "trăm"] }
    switch ten {
    case 0: if unit > 0, !words.isEmpty { words.append("linh") }
    case 1: words.append("mười")
    default: words += [names[ten], "mươi"]
    }
    switch (ten, unit) {
    case (_, 0): break
    case (2..., 1): words.append("mốt")
    case (1..., 5): words.append("lăm")
    default: words.append(names[unit])
    }
    return words
  }
}
