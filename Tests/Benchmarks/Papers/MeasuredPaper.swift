import Documents
import Fonts
import PDF
import Signing

/// One of the two papers, ready to be made.
struct MeasuredPaper {
  let form: CompiledTemplate
  private let seal: Seal

  private static let catalogue = FieldCatalogue(fields: [
    "document.number": .text, "document.url": .code, "person.vi": .name, "person.ja": .name,
    "person.en": .name,
    "person.organisation": .text, "person.role": .text,
  ])

  init(_ source: TemplateSource, seal: Seal) throws {
    self.seal = seal
    form = try CompiledTemplate(
      Template.parse(source, catalogue: Self.catalogue), language: .vi, fonts: FontLibrary())
  }

  /// From values to bytes, sealed.
  func make(_ person: Person) throws -> Strike {
    let open = try form.open(
      [
        "document.number": .text(person.serial), "document.url": .code(person.url),
        "person.vi": .name(person.vi), "person.ja": .name(person.ja), "person.en": .name(person.en),
        "person.organisation": .text(person.organisation), "person.role": .text(person.role),
      ],
      about: DocumentInformation(
        title: person.serial, author: "", language: "vi", identifier: person.serial, created: "2023-10-25"),
      seal: SealSpace(
        reservedBytes: seal.reservedBytes, signedAt: "2023-10-25T09:00:00+07:00",
        signer: seal.certificate.name,
        alternative: "Chữ ký số"))
    return try open.sealed(with: seal.cms(over: open.digest))
  }
}
