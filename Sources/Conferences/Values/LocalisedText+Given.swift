extension LocalisedText {
  /// A text that somebody gave as arguments, as it will be stored; languages that were not given are empty.
  ///
  /// - Throws: ``ConferenceError`` `.invalid` where one of them may not be stored.
  public static func given(
    vi: String?, ja: String?, en: String?, as what: String
  ) throws(ConferenceError) -> LocalisedText {
    var text = LocalisedText()
    text[.vi] = try Line.given(vi, as: what)
    text[.ja] = try Line.given(ja, as: what)
    text[.en] = try Line.given(en, as: what)
    return text
  }
}
