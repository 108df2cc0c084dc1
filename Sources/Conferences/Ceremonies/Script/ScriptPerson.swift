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
  /// `His Excellency Mr. YAMADA Takio, Ambassador …`. The style is printed as it is stored, or not at all.
  func announced(in language: Language) -> String {
    guard let name else { return organisation.best(for: language) ?? "" }
    let (written, style, title) = (name.written(in: language), honorific[language], title.best(for: language))
    switch language {
    case .ja: return [title, written, style].compactMap { $0 }.joined(separator: "\u{3000}")
    case .vi, .en:
      return [[style, written].compactMap { $0 }.joined(separator: " "), title].compactMap { $0 }
        .joined(separator: ", ")
    }
  }

  func announced(in languages: [Language]) -> LocalisedText {
    LocalisedText(Dictionary(uniqueKeysWithValues: languages.map { ($0, announced(in: $0)) }))
  }
}
