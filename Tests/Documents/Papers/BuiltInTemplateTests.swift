import PDF
import PaperExamples
import Testing

@testable import Documents

@Suite("Built-in templates")
struct BuiltInTemplateTests {
  static let papers: [(DocumentKind, PaperLanguage)] = DocumentKind.allCases.flatMap { kind in
    PaperLanguage.allCases.map { (kind, $0) }
  }.filter { kind, language in
    switch kind {
    // A card has Vietnamese on it beside its own language; the form of the data sheet is Vietnamese.
    case .card: language != .vi && hasTemplate(kind)
    case .datasheet: language == .vi && hasTemplate(kind)
    case .badge: hasTemplate(kind)
    case .invitation, .replyForm, .presentation, .attendance: true
    default: kind.languages.contains(language)
    }
  }

  private static func hasTemplate(_ kind: DocumentKind) -> Bool {
    TemplateSource.builtInNames.contains { $0.hasPrefix(kind.rawValue) }
  }

  @Test(
    "Every kind has a paper in every language that it speaks, and every field it names is known",
    arguments: papers)
  func compiles(kind: DocumentKind, language: PaperLanguage) throws {
    let form = try Press(settings: DocumentSettings()).form(for: kind, language)
    #expect(form.template.usedFields.isSubset(of: Set(kind.catalogue.fields.keys)))
    #expect((form.template.register != nil) == kind.isNumbered)
  }

  @Test("A full example fits every paper, and the same values give the same bytes", arguments: papers)
  func fits(kind: DocumentKind, language: PaperLanguage) throws {
    let form = try Press(settings: DocumentSettings()).form(for: kind, language)
    let snapshot = try ExamplePapers.snapshot(kind, language)
    let information = DocumentInformation(
      title: "01", author: "", subject: "", language: language.rawValue, identifier: "A",
      created: "2023-10-25")
    let strike = try form.compiled.strike(snapshot, about: information)
    let pages = kind == .datasheet ? 2...4 : kind.isAboutMany ? 1...4 : 1...1
    #expect(pages ~= strike.pageCount)
    let other = try Press(settings: DocumentSettings()).form(for: kind, language)
    #expect(other.compiled.plate.hash == form.compiled.plate.hash)
    #expect(try other.compiled.strike(snapshot, about: information) == strike)
  }

  /// Long ones, rare characters, apostrophes and hyphens; each with something a paper may lack.
  private static let hardNames = [
    "María del Carmen Fernández-de-la-Vega y O’Donnell Sánchez d’Arc", "Seán O'Brien–d’Arcy",
    "𠮷田　葛\u{E0100}太郎",
    "マリア・デル・カルメン・フェルナンデス＝デ・ラ・ベガ・サンチェス・イ・ロドリゲス",
    "Nguyễn Phước Bảo Quỳnh Hương Công Tằng Tôn Nữ Thị Thanh Nguyệt Ánh", "Ý",
  ]

  @Test(
    "Names that are long, rare or short fit every paper, with and without title and form of address",
    arguments: papers)
  func hardNames(kind: DocumentKind, language: PaperLanguage) throws {
    let form = try Press(settings: DocumentSettings()).form(for: kind, language)
    let whole = try ExamplePapers.snapshot(kind, language)
    let bare = whole.filter { name, _ in
      !["honorific", "salutation", "title", "delegation"].contains { name.contains(".\($0)") }
    }
    for name in Self.hardNames {
      for fields in [whole, bare] {
        var snapshot = fields.mapValues { value in
          if case .name = value { FieldValue.name(name) } else { value }
        }
        // Only names in kanji have a reading above them.
        if !name.unicodeScalars.contains(where: \.properties.isIdeographic) { snapshot["badge.kana"] = nil }
        #expect(throws: Never.self) { try form.compiled.layOut(snapshot) }
      }
    }
  }

  @Test("Every kind has a title in the reader's language", arguments: DocumentKind.allCases)
  func titles(kind: DocumentKind) {
    let titles = PaperLanguage.allCases.map { kind.title(in: $0) }
    #expect(Set(titles).count == 3 && titles.allSatisfy { !$0.isEmpty }, "\(titles)")
  }

  @Test(
    "The band of a badge has room for every category, in every language", arguments: PaperLanguage.allCases)
  func categories(language: PaperLanguage) throws {
    let form = try Press(settings: DocumentSettings()).form(for: .badge, language)
    let plain = try ExamplePapers.snapshot(.badge, language).filter { !$0.key.hasPrefix("category.") }
    let categories = BadgeFields.all.map(\.name).filter { $0.hasPrefix("category.") }
    #expect(categories.count == 8)
    for category in categories {
      let snapshot = plain.merging([category: .flag(true)]) { $1 }
      #expect(throws: Never.self, "\(category)") { try form.compiled.layOut(snapshot) }
    }
  }

  @Test("A letter whose words grow goes on overleaf", arguments: PaperLanguage.allCases)
  func longLetter(language: PaperLanguage) throws {
    let form = try Press(settings: DocumentSettings()).form(for: .invitation, language)
    var snapshot = try ExamplePapers.snapshot(.invitation, language)
    guard case .text(let theme) = snapshot["conference.theme"] else { throw ExamplePapers.BadExample() }
    let glue = language == .ja ? "・" : ", "
    snapshot["conference.theme"] = .text(Array(repeating: theme, count: 16).joined(separator: glue))
    let strike = try form.compiled.strike(
      snapshot,
      about: DocumentInformation(
        title: "01", author: "", subject: "", language: language.rawValue, identifier: "A",
        created: "2023-10-25"))
    #expect(strike.pageCount == 2)
  }
}
