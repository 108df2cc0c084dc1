import Documents
import Fonts
import PDF

/// One of the two papers, ready to be made.
struct MeasuredPaper {
  let form: CompiledTemplate

  private static let catalogue = FieldCatalogue(fields: [
    "document.number": .text, "document.url": .code, "person.vi": .name, "person.ja": .name,
    "person.en": .name,
    "person.organisation": .text, "person.role": .text,
  ])

  init(_ source: TemplateSource) throws {
    form = try CompiledTemplate(
      Template.parse(source, catalogue: Self.catalogue), language: .vi, fonts: FontLibrary())
  }

  /// From values to bytes.
  func make(_ person: Person) throws -> Strike {
    try form.strike(
      [
        "document.number": .text(person.serial), "document.url": .code(person.url),
        "person.vi": .name(person.vi), "person.ja": .name(person.ja), "person.en": .name(person.en),
        "person.organisation": .text(person.organisation), "person.role": .text(person.role),
      ],
      about: DocumentInformation(
        title: person.serial, author: "", language: "vi", identifier: person.serial, created: "2023-10-25"))
  }
}
