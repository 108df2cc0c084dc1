import PDF
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
    case .invitation, .presentation, .attendance: true
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
    #expect(kind == .datasheet ? 2...4 ~= strike.pageCount : strike.pageCount == 1)
    let other = try Press(settings: DocumentSettings()).form(for: kind, language)
    #expect(other.compiled.plate.hash == form.compiled.plate.hash)
    #expect(try other.compiled.strike(snapshot, about: information) == strike)
  }
}
