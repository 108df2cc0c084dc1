@testable import PDF

extension BrokenFile {
  static let interaction = [
    BrokenFile(
      "a hidden seal", .annotationFlags, isSealed: true,
      edit: { file in file.set(try file.first(["Subtype": "Widget"]), "F", .integer(2)) }),
    BrokenFile(
      "a seal without appearance", .appearance, isSealed: true,
      edit: { file in file.set(try file.first(["Subtype": "Widget"]), "AP", nil) }),
    BrokenFile(
      "two appearances", .appearance, isSealed: true,
      edit: { file in
        try file.editInner(try file.first(["Subtype": "Widget"]), "AP") { $0["D"] = $0["N"] }
      }),
    BrokenFile(
      "a seal nobody can hear of", .annotationText, isSealed: true,
      edit: { file in file.set(try file.first(["Subtype": "Widget"]), "TU", nil) }),
    BrokenFile(
      "a seal that is no form", .widgetElement, isSealed: true,
      edit: { try $0.retype("Form", to: "Sect") }),
    BrokenFile(
      "an order of its own", .annotationOrder, isSealed: true,
      edit: { file in
        for page in file.all(["Type": "Page"]) { file.set(page, "Tabs", nil) }
      }),
    BrokenFile(
      "a seal without a way to its element", .annotationParent, isSealed: true,
      edit: { file in file.set(try file.first(["Subtype": "Widget"]), "StructParent", .integer(99)) }),
    BrokenFile(
      "a seal that does something", .widgetActions, isSealed: true,
      edit: { file in
        file.set(try file.first(["Subtype": "Widget"]), "A", .dictionary(["S": .name("GoTo")]))
      }),
    BrokenFile(
      "a sound", .annotationType,
      edit: { file in
        let sound = file.add(.dictionary(["Type": .name("Annot"), "Subtype": .name("Sound")]))
        file.set(
          try file.first(["Type": "Page"]), "Annots", .array([.reference(PDFReference(sound))]))
      }),
    BrokenFile(
      "a remark outside the structure", .annotationElement,
      edit: { file in
        let remark = file.add(
          .dictionary([
            "Type": .name("Annot"), "Subtype": .name("Text"), "F": .integer(4),
            "Contents": .string(PDFString([65])), "Rect": .array([0, 0, 0, 0].map { .integer($0) }),
          ]))
        file.set(try file.first(["Type": "Page"]), "Annots", .array([.reference(PDFReference(remark))]))
      }),
    BrokenFile(
      "a link outside the structure", .linkElement, .annotationText,
      edit: { file in
        let link = file.add(
          .dictionary([
            "Type": .name("Annot"), "Subtype": .name("Link"), "F": .integer(4),
            "Rect": .array([0, 0, 9, 9].map { .integer($0) }),
          ]))
        file.set(try file.first(["Type": "Page"]), "Annots", .array([.reference(PDFReference(link))]))
      }),
    BrokenFile(
      "a signature that leaves something out", .signatureRange, isSealed: true, keepsByteRange: true,
      edit: { _ in }),
    BrokenFile("something added behind the seal", .signatureRange, isSealed: true) { bytes in
      let start = try PDF.PDFFile(bytes).revisions.last?.offset ?? 0
      HandMade.append(
        [(9000, "(new)")], trailer: "/Root \(try root(of: bytes)) 0 R/Prev \(start)/ID[<41><41>]", size: 9001,
        to: &bytes)
    },
    BrokenFile(
      "an unknown kind of signature", .signatureFormat, isSealed: true,
      edit: { file in file.set(try file.first(["Type": "Sig"]), "SubFilter", .name("foo")) }),
    BrokenFile(
      "a signature of zeros", .signatureContents, isSealed: true,
      edit: { file in
        let zeros = PDFString([UInt8](repeating: 0, count: 64), isHexadecimal: true)
        file.set(try file.first(["Type": "Sig"]), "Contents", .string(zeros))
      }),
    BrokenFile(
      "a form that does not know of signatures", .signatureFlags, isSealed: true,
      edit: { file in try file.editInner(file.catalogue, "AcroForm") { $0["SigFlags"] = .integer(1) } }),
    BrokenFile(
      "a form without appearances", .formAppearances, isSealed: true,
      edit: { file in
        try file.editInner(file.catalogue, "AcroForm") { $0["NeedAppearances"] = .boolean(true) }
      }),
    BrokenFile(
      "a form in XML", .dynamicForm, isSealed: true,
      edit: { file in try file.editInner(file.catalogue, "AcroForm") { $0["XFA"] = .array([]) } }),
    BrokenFile(
      "unknown permissions", .permissions,
      edit: { $0.set($0.catalogue, "Perms", .dictionary(["Foo": .integer(1)])) }),
    BrokenFile(
      "a script at opening", .action,
      edit: {
        let script: PDFDictionary = ["S": .name("JavaScript"), "JS": .string(PDFString(Array("1".utf8)))]
        $0.set($0.catalogue, "OpenAction", .dictionary(script))
      }),
    BrokenFile(
      "a program that is started", .action,
      edit: { _ = $0.add(.dictionary(["Type": .name("Action"), "S": .name("Launch")])) }),
    BrokenFile("triggers", .triggers, edit: { $0.set($0.catalogue, "AA", .dictionary([:])) }),
    BrokenFile(
      "triggers of a page", .triggers,
      edit: { file in file.set(try file.first(["Type": "Page"]), "AA", .dictionary([:])) }),
    BrokenFile(
      "an outline that leads nowhere", .outline,
      edit: { file in
        let item = try file.target(file.target(file.catalogue, "Outlines"), "First")
        file.set(item, "Dest", nil)
        file.set(item, "A", nil)
      }),
    BrokenFile(
      "an outline without words", .outline,
      edit: { file in
        let item = try file.target(file.target(file.catalogue, "Outlines"), "First")
        file.set(item, "Title", .string(PDFString([])))
      }),
    BrokenFile(
      "an outline in another order", .outlineOrder,
      edit: { file in
        let outlines = try file.target(file.catalogue, "Outlines")
        let first = try file.target(outlines, "First")
        let page = PDFObject.reference(PDFReference(file.all(["Type": "Page"])[1]))
        file.set(first, "Dest", .array([page, .name("XYZ"), .null, .integer(10), .null]))
      }),
  ]

  private static func root(of bytes: [UInt8]) throws -> Int {
    try PDF.PDFFile(bytes).trailer["Root"]?.reference?.number ?? 0
  }
}
