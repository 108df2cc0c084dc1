import Documents
import Fonts
import PDF

/// Files that are checked or verified.
public struct PDFTarget: FuzzTarget {
  public static let name = "pdf"
  public let seeds: [[UInt8]]
  public let words = [
    "obj", "endobj", "stream\n", "endstream", "xref\n", "trailer\n", "startxref\n", "/Prev ", "/Length ",
    "/Filter/FlateDecode",
    "/Type/ObjStm", "/Type/XRef", "/W[1 8 8]", "/Index[0 99999]", "/Kids[", "/Parent ", "1 0 R", "<<", ">>",
    "[", "]", "(", ")", "<", ">",
    "/Predictor 15", "/Columns 2147483647", "%%EOF\n", "/ByteRange[0 1 2 3]", "BT", "Tj", "BDC", "q ", "Q ",
  ]

  public init() throws {
    let source = TemplateSource(
      name: "seed",
      files: [
        "layout.yaml": Array(
          """
          name: seed
          kind: fuzz
          paper: {size: A6}
          languages: [en]
          fonts: {serif: {en: [Liberation Serif]}}
          styles: {plain: {font: serif, size: 9pt}}
          slots:
            mark: {style: plain, frame: {x: 5mm, y: 5mm, width: 60mm, height: 10mm}}
            body: {style: plain, frame: {x: 5mm, y: 20mm, width: 90mm, height: 90mm}}
          """.utf8),
        "text.en.md": Array(
          "# mark\nSAMPLE\n\n# body\nDear {{name}},\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n".utf8),
      ])
    let form = try CompiledTemplate(
      Template.parse(source, catalogue: FieldCatalogue(fields: ["name": .name])), language: .en,
      fonts: FontLibrary())
    let strike = try form.strike(
      ["name": .name("Cao Tường Huy")],
      about: DocumentInformation(
        title: "x", author: "", language: "en", identifier: "x", created: "2023-10-25"))
    seeds = [form.plate.bytes + strike.bytes]
  }

  public func read(_ input: [UInt8]) {
    _ = Conformance.check(input)
    if let file = try? PDFFile(input) { _ = file.signatures }
  }
}
