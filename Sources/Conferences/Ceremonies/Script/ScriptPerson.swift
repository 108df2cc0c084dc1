import PostgreSQL

/// Somebody on the stage, as the master of ceremonies announces them.
struct ScriptPerson: Hashable, Sendable {
  let name: PrintedName?
  /// Of an organisation that takes part as such.
  let organisation: LocalisedText
  let honorific: LocalisedText
  let title: LocalisedText

  init(_ row: Row) throws(DatabaseError) {
    name = try PrintedName(row)
    organisation = try row.text("invited")
    honorific = try row.text("honorific")
    title = try row.text("title")
  }

  /// `Ông Nguyễn Văn Mẫu, Phó Chủ tịch …`; `駐ベトナム日本国特命全権大使　山田　滝雄　閣下`;
  /// `His Excellency Mr. YAMADA Takio, Ambassador …`. The style is printed as it is stored, or not at all; inside a
  /// sentence it begins small where the language wants it.
  func announced(in language: Language, insideSentence: Bool = false) -> String {
    let called = called(in: language, insideSentence: insideSentence)
    guard name != nil, let title = title.best(for: language) else { return called }
    return language == .ja ? "\(title)\u{3000}\(called)" : "\(called), \(title)"
  }

  /// The name with its style, which stay together at the end of a line: `Ông Nguyễn Văn Mẫu`, `山田　滝雄　閣下`.
  func called(in language: Language, insideSentence: Bool = false) -> String {
    guard let name else { return organisation.best(for: language) ?? "" }
    let written = name.written(in: language)
    guard let style = honorific[language] else { return written }
    if language == .ja { return "\(written)\u{3000}\(style)" }
    return "\(insideSentence ? Self.small(style, language) : style) \(written)"
  }

  /// Styles that every Vietnamese bears are no titles, and Decree 30/2020/NĐ-CP (appendix II) gives capitals to titles
  /// only: `kính mời ông Nguyễn Văn Mẫu`, but `Giáo sư Tôn Thất Tùng`. In English only the article is small.
  private static func small(_ style: String, _ language: Language) -> String {
    let words = language == .vi ? ["Ông", "Bà", "Ngài", "Đồng chí", "Anh", "Chị", "Quý"] : ["The"]
    guard words.contains(where: { style == $0 || style.hasPrefix("\($0) ") }) else { return style }
    return style.prefix(1).lowercased() + style.dropFirst()
  }

  func announced(in languages: [Language]) -> LocalisedText {
    LocalisedText(Dictionary(uniqueKeysWithValues: languages.map { ($0, announced(in: $0)) }))
  }

  /// As they are called at the beginning of a sentence, and inside it.
  func called(in languages: [Language]) -> [LocalisedText] {
    [false, true].map { inside in
      LocalisedText(
        Dictionary(uniqueKeysWithValues: languages.map { ($0, called(in: $0, insideSentence: inside)) }))
    }
  }
}
