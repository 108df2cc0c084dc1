/// Roman numerals, in which Vietnamese papers count quarters: `Quý IV`.
enum RomanNumerals {
  /// The number in Roman numerals; nil where it is no whole number from 1 to 3999.
  static func of(_ number: DecimalText) -> String? {
    guard !number.isNegative, number.fraction.isEmpty, var rest = Int(number.whole), 1...3999 ~= rest
    else { return nil }
    var text = ""
    for (value, letters) in values {
      while rest >= value {
        text += letters
        rest -= value
      }
    }
    return text
  }

  private static let values = [
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
  ]
}
