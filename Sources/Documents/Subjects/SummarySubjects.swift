extension SubjectStore {
  mutating func summary(_ whole: Whole, _ language: PaperLanguage) throws -> Subject {
    Subject(reference: .whole(whole), language: language, fields: try facts(language).fields)
  }
}
