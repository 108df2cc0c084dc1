/// An exact decimal number, kept as the digits it was given in: nothing is rounded on the way to paper.
struct DecimalText: Hashable {
  let isNegative: Bool
  /// Without leading zeros; `0` for none.
  let whole: String
  /// Without trailing zeros; may be empty.
  let fraction: String

  /// Reads digits with at most one dot among them, and perhaps a minus first.
  init(_ text: String) throws(FieldFormatError) {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard 1...2 ~= parts.count,
      parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { 48...57 ~= $0 } })
    else { throw .notANumber(text) }
    self.init(
      isNegative: text.hasPrefix("-"), whole: parts[0], fraction: parts.count == 2 ? parts[1] : "")
  }

  private init(isNegative: Bool, whole: some StringProtocol, fraction: some StringProtocol) {
    let bare = whole.drop { $0 == "0" }
    self.whole = bare.isEmpty ? "0" : String(bare)
    var digits = String(fraction)
    while digits.hasSuffix("0") { digits.removeLast() }
    self.fraction = digits
    self.isNegative = isNegative && !(bare.isEmpty && digits.isEmpty)
  }

  /// The number divided by 10 to the power of `places`.
  func shifted(by places: Int) -> DecimalText {
    let padded = String(repeating: "0", count: max(0, places + 1 - whole.count)) + whole
    return DecimalText(
      isNegative: isNegative, whole: padded.dropLast(places), fraction: padded.suffix(places) + fraction)
  }

  /// Whether it is 10 to the power of `places` or more, sign aside.
  func reaches(_ places: Int) -> Bool { whole.count > places }

  /// Digits in groups of three: `2.394` and `13,91` in Vietnamese, `2,394` and `13.91` elsewhere. Where
  /// there are decimals at all, there are at least so many.
  func grouped(_ language: PaperLanguage, decimals: Int = 0) -> String {
    let (separator, sign) = language == .vi ? (".", ",") : (",", ".")
    var digits = fraction
    if !digits.isEmpty { digits += String(repeating: "0", count: max(0, decimals - digits.count)) }
    let tail = digits.isEmpty ? "" : sign + digits
    return (isNegative ? "−" : "") + Self.groups(of: whole, separator) + tail
  }

  /// Japanese counting by ten thousands: `23億9,400万`, `1,860万`, `1万2,345.67`.
  func inMyriads() -> String {
    var rest = whole[...]
    var parts: [Substring] = []
    while !rest.isEmpty {
      parts.insert(rest.suffix(4), at: 0)
      rest = rest.dropLast(4)
    }
    // Up to 京; larger numbers keep their figures there.
    let units = ["", "万", "億", "兆", "京"]
    while parts.count > units.count { parts = [parts[0] + parts[1]] + parts.dropFirst(2) }
    var text = isNegative ? "−" : ""
    for (index, part) in parts.enumerated() {
      let place = parts.count - 1 - index
      let figures = part.drop { $0 == "0" }
      if !figures.isEmpty { text += Self.groups(of: String(figures), ",") + units[place] }
      if place == 0, !fraction.isEmpty { text += (figures.isEmpty ? "0" : "") + ".\(fraction)" }
    }
    return whole == "0" && fraction.isEmpty ? "0" : text
  }

  private static func groups(of digits: String, _ separator: String) -> String {
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { result += separator }
      result.append(digit)
    }
    return result
  }
}
