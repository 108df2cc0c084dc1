import Conferences

/// A text in several languages as `--json` prints it: an object by language.
struct TextRecord: Encodable {
  private let texts: [String: String]

  init?(_ text: LocalisedText) {
    guard !text.isEmpty else { return nil }
    texts = Dictionary(
      uniqueKeysWithValues: Language.allCases.compactMap { language in
        text[language].map { (language.rawValue, $0) }
      })
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(texts)
  }
}
