@testable import PDF

extension BrokenFile {
  static let notation = [
    BrokenFile("something before the header", .header) { $0.insert(120, at: 0) },
    BrokenFile("a version that does not exist", .header) { try $0.overwrite("%PDF-1.7", with: "%PDF-1.8") },
    BrokenFile("no bytes above 127", .header) { $0.replaceSubrange(10..<14, with: Array("abcd".utf8)) },
    BrokenFile("something behind the end", .endOfFile) { $0 += Array("more\n".utf8) },
    BrokenFile("no identifier", .identifier, edit: { $0.trailer["ID"] = nil }),
    BrokenFile("encryption", .encryption, edit: { $0.trailer["Encrypt"] = .dictionary([:]) }),
    BrokenFile("a space behind xref", .crossReferences) { try $0.overwrite("xref\n0 ", with: "xref \n0 ") },
    BrokenFile("half a byte in a string", .hexadecimal) {
      try $0.overwrite("<41646F6265>", with: "<41646F626 >")
    },
    BrokenFile(
      "a stream longer than it says", .streamLength,
      edit: { file in file.set(try file.target(file.catalogue, "Metadata"), "Length", .integer(-1)) }),
    BrokenFile("a stream that begins behind a return", .streamKeywords) {
      try $0.overwrite("stream\n<?xpacket", with: "stream\r<?xpacket")
    },
    BrokenFile("an object on one line", .objectSpacing) { try $0.overwrite(" 0 obj\n", with: " 0 obj ") },
    BrokenFile(
      "a number of more than 32 bits", .implementationLimit,
      edit: { file in file.set(try file.first(["Type": "Page"]), "Foo", .integer(3_000_000_000)) }),
    BrokenFile(
      "a name of 130 bytes", .implementationLimit,
      edit: { file in
        file.set(try file.first(["Type": "Page"]), "Foo", .name(String(repeating: "n", count: 130)))
      }),
    BrokenFile(
      "a string of 40,000 bytes", .implementationLimit,
      edit: { file in
        let text = PDFString([UInt8](repeating: 65, count: 40_000))
        file.set(try file.first(["Type": "Page"]), "Foo", .string(text))
      }),
    BrokenFile(
      "a name that is not UTF-8", .nameEncoding, preparing: { $0.set($0.catalogue, "ZZZZZZZ", .integer(1)) }
    ) { try $0.overwrite("/ZZZZZZZ", with: "/Z#FF#FE") },
    BrokenFile(
      "a key twice", .repeatedKey,
      preparing: {
        $0.set($0.catalogue, "Foo1", .integer(1))
        $0.set($0.catalogue, "Foo2", .integer(1))
      }
    ) { try $0.overwrite("/Foo2", with: "/Foo1") },
    BrokenFile(
      "a wrong number of pages", .pageTree,
      edit: { file in file.set(try file.first(["Type": "Pages"]), "Count", .integer(7)) }),
    BrokenFile(
      "a page 2 points wide", .pageSize,
      edit: { file in
        file.set(
          try file.first(["Type": "Page"]), "MediaBox", .array([0, 0, 2, 800].map { .integer($0) }))
      }),
    BrokenFile(
      "steps of a presentation", .presentationSteps,
      edit: { file in file.set(try file.first(["Type": "Page"]), "PresSteps", .dictionary([:])) }),
    BrokenFile(
      "a title that is not shown", .displayTitle, edit: { $0.set($0.catalogue, "ViewerPreferences", nil) }),
  ]
}
