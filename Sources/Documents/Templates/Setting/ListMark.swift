/// The mark before a list item.
enum ListMark {
  /// `marker` is the style's own; `{n}` in it is the item's number, `{n:wide}` the number in full-width digits.
  static func text(_ marker: String?, isOrdered: Bool, number: Int) -> String {
    let pattern = marker ?? (isOrdered ? "{n}." : "•")
    let wide = String(number).unicodeScalars.map { scalar in
      Unicode.Scalar(scalar.value - 0x30 + 0xFF10).map(String.init) ?? ""
    }
    return pattern.replacing("{n:wide}", with: wide.joined()).replacing("{n}", with: String(number))
  }
}
