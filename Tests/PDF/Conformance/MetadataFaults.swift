@testable import PDF

extension BrokenFile {
  static let metadata = [
    BrokenFile("no metadata", .metadata, edit: { $0.set($0.catalogue, "Metadata", nil) }),
    BrokenFile("metadata that are no XML", .packet, edit: { try $0.editMetadata("</rdf:RDF>", "") }),
    BrokenFile(
      "a claim of level B", .archiveClaim,
      edit: { try $0.editMetadata("<pdfaid:conformance>A", "<pdfaid:conformance>B") }),
    BrokenFile(
      "a claim of part 3", .archiveClaim, edit: { try $0.editMetadata("<pdfaid:part>2", "<pdfaid:part>3") }),
    BrokenFile(
      "no claim of PDF/UA", .accessClaim, edit: { try $0.editMetadata("<pdfuaid:part>1</pdfuaid:part>", "") }),
    BrokenFile(
      "an unknown property", .property,
      edit: { try $0.editMetadata("<dc:format>", "<xmp:Foo>a</xmp:Foo><dc:format>") }),
    BrokenFile(
      "a property that is not described", .property,
      edit: { try $0.editMetadata("<pdfaProperty:name>part", "<pdfaProperty:name>past") }),
    BrokenFile(
      "a description without a category", .extensionSchema, .property,
      edit: { try $0.editMetadata("<pdfaProperty:category>internal", "<pdfaProperty:category>secret") }),
    BrokenFile(
      "a list that is none", .propertyType,
      edit: { try $0.editMetadata("<dc:format>", "<dc:type>a</dc:type><dc:format>") }),
    BrokenFile(
      "no title", .title, .information,
      edit: { file in
        try file.editMetadata("<dc:title>", "<dc:source>")
        try file.editMetadata("</dc:title>", "</dc:source>")
        let data = try file.target(file.catalogue, "Metadata")
        try file.editData(data) { bytes in
          guard let start = bytes.firstRange(of: Array("<dc:source>".utf8))?.upperBound,
            let end = bytes.firstRange(of: Array("</dc:source>".utf8))?.lowerBound
          else { throw EditableFile.NotFound(what: "title") }
          bytes.replaceSubrange(start..<end, with: Array("a".utf8))
        }
      }),
    BrokenFile(
      "another title in the information", .information,
      edit: { file in
        let info = file.trailer["Info"]?.reference?.number ?? 0
        file.set(info, "Title", .string(PDFString(Array("Other".utf8))))
      }),
    BrokenFile(
      "another date in the information", .information,
      edit: { file in
        let info = file.trailer["Info"]?.reference?.number ?? 0
        file.set(info, "CreationDate", .string(PDFString(Array("D:20200101000000Z".utf8))))
      }),
  ]
}
