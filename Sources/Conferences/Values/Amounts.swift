import StrictYAML

/// Amounts that somebody gave as arguments, as they will be stored. Money is exact decimals, kept as text.
enum Amounts {
  /// `18600000` as `18600000.00`; nil where nothing was given.
  ///
  /// - Throws: ``ConferenceError`` `.invalid`.
  static func canonical(_ text: String?, as what: String) throws(ConferenceError) -> String? {
    guard let text else { return nil }
    guard Shape.isAmount(text) else {
      throw ConferenceError(
        .invalid, "\(what) \(Quotation.quoted(text)) is no amount",
        remedy: "write it in units, such as 18600000 or 62700.50")
    }
    let parts = text.split(separator: ".")
    let whole = parts[0].drop { $0 == "0" }
    let fraction = parts.count > 1 ? String(parts[1]) : ""
    return (whole.isEmpty ? "0" : String(whole)) + "." + fraction
      + String(repeating: "0", count: 2 - fraction.count)
  }

  /// A code of ISO 4217 in outline; nil where nothing was given.
  ///
  /// - Throws: ``ConferenceError`` `.invalid`.
  static func currency(_ text: String?) throws(ConferenceError) -> String? {
    guard let text else { return nil }
    guard text.wholeMatch(of: /[A-Z]{3}/) != nil else {
      throw ConferenceError(
        .invalid, "\(Quotation.quoted(text)) is no currency", remedy: "use a code such as USD or VND")
    }
    return text
  }
}
