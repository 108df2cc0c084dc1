/// English numbers in words: `eighteen million six hundred thousand`, `one hundred and five`, `twenty-one`.
///
/// On the short scale, a billion being 10⁹, with "and" before tens and units. Digits after the point are said one
/// by one.
enum EnglishNumerals {
  private static let small = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
  ]
  private static let tens = [
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
  ]
  private static let scales = [
    "", "thousand", "million", "billion", "trillion", "quadrillion", "quintillion",
  ]

  /// `whole`: 1 to 21 digits; `fraction`: digits after the point.
  static func words(_ whole: [Int], _ fraction: [Int], isNegative: Bool) -> String {
    var words: [String] = []
    for (place, group) in NumberWords.groups(of: whole, size: 3).enumerated().reversed()
    where group != [0, 0, 0] {
      words += hundreds(group, isAfterMore: !words.isEmpty && place == 0)
      if place > 0 { words.append(scales[place]) }
    }
    if words.isEmpty { words.append(small[0]) }
    if isNegative { words.insert("minus", at: 0) }
    if !fraction.isEmpty { words += ["point"] + fraction.map { small[$0] } }
    return words.joined(separator: " ")
  }

  private static func hundreds(_ group: [Int], isAfterMore: Bool) -> [String] {
    let rest = group[1] * 10 + group[2]
    var words = group[0] > 0 ? [small[group[0]], "hundred"] : []
    guard rest > 0 else { return words }
    if group[0] > 0 || isAfterMore { words.append("and") }
    guard rest >= 20 else { return words + [small[rest]] }
    return words + [tens[group[1]] + (group[2] > 0 ? "-" + small[group[2]] : "")]
  }
}
