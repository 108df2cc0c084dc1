@testable import PDF

extension BrokenFile {
  static let objects = [
    BrokenFile("LZW", .filter, edit: { $0.addStream(["Filter": .name("LZWDecode")], "x") }),
    BrokenFile(
      "data elsewhere", .externalStream, edit: { $0.addStream(["F": .string(PDFString([65]))], "") }),
    BrokenFile(
      "data that cannot be decompressed", .streamData,
      edit: { $0.addStream(["Filter": .name("FlateDecode")], "x") }),
    BrokenFile("a transfer function", .graphicsState, edit: { try $0.editState("TR2", .name("Identity")) }),
    BrokenFile("an unknown blend mode", .blendMode, edit: { try $0.editState("BM", .name("Foo")) }),
    BrokenFile(
      "a reference to another file's page", .xObject,
      edit: { file in file.set(try file.first(["Subtype": "Form"]), "Ref", .dictionary([:])) }),
    BrokenFile(
      "a smoothed picture", .image,
      edit: { $0.addStream(["Subtype": .name("Image"), "Interpolate": .boolean(true)], "") }),
    BrokenFile(
      "an embedded file", .embeddedFile,
      edit: { _ = $0.add(.dictionary(["Type": .name("Filespec"), "EF": .dictionary([:])])) }),
    BrokenFile(
      "layers", .optionalContent, edit: { $0.set($0.catalogue, "OCProperties", .dictionary([:])) }),
    BrokenFile("requirements", .requirements, edit: { $0.set($0.catalogue, "Requirements", .array([])) }),
    BrokenFile(
      "another presentation", .alternatePresentation,
      edit: { $0.set($0.catalogue, "Names", .dictionary(["AlternatePresentations": .dictionary([:])])) }),
  ]
}
