/// Encoded as an object by language, Vietnamese, Japanese, English, of what is written.
extension LocalisedText: Encodable {
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    for language in Language.allCases {
      try container.encodeIfPresent(self[language], forKey: Key(stringValue: language.rawValue))
    }
  }

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}
