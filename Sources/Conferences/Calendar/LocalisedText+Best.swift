extension LocalisedText {
  /// The language in which ``best(for:)`` finds its text.
  func bestLanguage(for language: Language) -> Language? {
    [language, .en, .vi, .ja].first { self[$0] != nil }
  }
}
