extension SubjectStore {
  /// Data sheets, each about a grant.
  mutating func datasheets(_ grants: [(id: Int, language: PaperLanguage)]) throws -> [Subject] {
    try presentations(grants)
  }
}
