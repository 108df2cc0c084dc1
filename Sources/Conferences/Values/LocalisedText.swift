/// One text in the languages in which somebody wrote it. Nothing is translated by Trao.
public struct LocalisedText: Hashable, Sendable {
  // No dictionary: a list of a hundred thousand people has twice as many of these.
  private var vi, ja, en: String?

  public init(_ bodies: [Language: String] = [:]) {
    (vi, ja, en) = (bodies[.vi], bodies[.ja], bodies[.en])
  }

  /// Takes what `trao.bodies()` returns: the text in the order of ``Language/allCases``.
  init(row: [String?]?) {
    for (language, body) in zip(Language.allCases, row ?? []) { self[language] = body }
  }

  /// The text in a language, nil where nobody wrote it.
  public subscript(language: Language) -> String? {
    get {
      switch language {
      case .vi: vi
      case .ja: ja
      case .en: en
      }
    }
    set {
      switch language {
      case .vi: vi = newValue
      case .ja: ja = newValue
      case .en: en = newValue
      }
    }
  }

  /// The languages in which it is written.
  public var languages: [Language] { Language.allCases.filter { self[$0] != nil } }

  /// Whether it is written in no language at all.
  public var isEmpty: Bool { vi == nil && ja == nil && en == nil }

  /// The text in the language asked for, else the first there is of English, Vietnamese, Japanese; nil where
  /// it is empty. The same rule as the database's `trao.text_in()`.
  public func best(for language: Language) -> String? {
    self[language] ?? self[.en] ?? self[.vi] ?? self[.ja]
  }

  /// The text in the order of ``Language/allCases``, for `trao.put_text()`.
  var row: [String?] { Language.allCases.map { self[$0] } }
}
