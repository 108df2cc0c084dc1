import StrictYAML

extension LocalisedText {
  /// This text with those languages replaced in which the other is written.
  public func merging(_ other: LocalisedText) -> LocalisedText {
    var merged = self
    for language in Language.allCases { merged[language] = other[language] ?? merged[language] }
    return merged
  }

  /// The text as it will be stored.
  ///
  /// - Throws: ``ConferenceError`` `.invalid` where one of its bodies cannot be stored.
  public func cleaned(as what: String) throws(ConferenceError) -> LocalisedText {
    var clean = LocalisedText()
    for language in Language.allCases { clean[language] = try Line.given(self[language], as: what) }
    return clean
  }
}

extension ConferenceError {
  /// The error of a text that is no code.
  static func noCode(_ text: String) -> ConferenceError {
    ConferenceError(
      .invalid, "\(Quotation.quoted(text)) is no code",
      remedy: "use letters, digits, dots, dashes and underscores, at most 64")
  }
}
