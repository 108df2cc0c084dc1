import Testing

@testable import PDF

/// Files put together by hand, object by object.
enum HandMade {
  /// A file with a classic cross-reference table.
  static func file(
    _ objects: [(Int, String)], root: Int = 1, trailer: String = "", header: String = "%PDF-1.7\n"
  ) -> [UInt8] {
    var text = Array(header.utf8)
    append(
      objects, trailer: "/Root \(root) 0 R\(trailer)", size: (objects.map(\.0).max() ?? 0) + 1, to: &text)
    return text
  }

  /// Adds a revision.
  static func append(_ objects: [(Int, String)], trailer: String, size: Int, to text: inout [UInt8]) {
    var table = ""
    for (number, body) in objects {
      table += "\(number) 1\n" + padded(text.count, 10) + " 00000 n \n"
      text += Array("\(number) 0 obj\n\(body)\nendobj\n".utf8)
    }
    let start = text.count
    text += Array(
      """
      xref
      0 1
      0000000000 65535 f \n\(table)trailer
      <</Size \(size)\(trailer)>>
      startxref
      \(start)
      %%EOF

      """
      .utf8)
  }

  private static func padded(_ number: Int, _ digits: Int) -> String {
    String(repeating: "0", count: digits - "\(number)".count) + "\(number)"
  }

  static let catalogue = (1, "<</Type/Catalog/Pages 2 0 R>>")
  static let pages = (2, "<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 595 842]>>")
  static let page = (3, "<</Type/Page/Parent 2 0 R>>")
}

@Suite struct PDFFileTests {
  @Test func `A file of our own is read back, object for object`() throws {
    let plate = try Letter.plate()
    let strike = try plate.strike(
      Letter.drawings(name: "Ông A", kanji: "勤", number: "01"), about: .sample())
    let file = try PDF.PDFFile(plate.bytes + strike.bytes)
    #expect(file.faults.isEmpty && file.notes.isEmpty, "\(file.faults) \(file.notes)")
    #expect(file.pages.count == 1 && file.revisions.count == 1)
    #expect(file.revisions.last?.end == file.bytes.count)
    let title = file.dictionary(file.trailer["Info"])?["Title"]?.string
    #expect(title?.text == "Giấy mời (số 01) & <thử>")
    for case .stream(let stream) in file.objects.values {
      #expect(!(try file.decode(stream)).isEmpty)
    }
  }

  @Test func `Values are read as the standard writes them`() throws {
    let body =
      "<</A[1 -2 +3 4.5 -.5 5.]/B(a\\(b\\)\\n\\101(c)\\\r\n)/C<48 65 6C6c>/D#20E true/F null/G 3 0 R>>"
    let file = try PDF.PDFFile(
      HandMade.file([HandMade.catalogue, HandMade.pages, HandMade.page, (4, body)]))
    let entries = try #require(file.objects[4]?.dictionary)
    #expect(entries["A"]?.array?.map(\.number) == [1, -2, 3, 4.5, -0.5, 5])
    #expect(entries["B"]?.string?.text == "a(b)\nA(c)")
    #expect(entries["C"]?.string?.text == "Hell" && entries["C"]?.string?.isHexadecimal == true)
    #expect(entries["D E"]?.boolean == true && entries["F"]?.isNull == true)
    #expect(
      entries["G"]?.reference == PDFReference(3) && file.dictionary(entries["G"])?["Type"] == .name("Page"))
    #expect(file.pages.first?.dictionary["MediaBox"]?.array?.count == 4, "inherited from the node above")
  }

  @Test func `Text is UTF-16, UTF-8 or PDFDocEncoding`() {
    #expect(PDFString([0xfe, 0xff, 0x6b, 0x66]).text == "武")
    #expect(PDFString([0xfe, 0xff, 0, 0x1b, 0x6a, 0x61, 0, 0x1b, 0x6b, 0x66]).text == "武")
    #expect(PDFString([0xff, 0xfe, 0x66, 0x6b]).text == "武")
    #expect(PDFString([0xef, 0xbb, 0xbf] + Array("Ước".utf8)).text == "Ước")
    #expect(PDFString([0x80, 0x41, 0xe9, 0xa0]).text == "•Aé€")
  }

  @Test func `A newer revision replaces objects, and the older one keeps its end`() throws {
    var bytes = HandMade.file([HandMade.catalogue, HandMade.pages, HandMade.page, (4, "(old)")])
    let first = bytes.count
    let start = try #require(PDF.PDFFile(bytes).revisions.first?.offset)
    HandMade.append([(4, "(new)")], trailer: "/Root 1 0 R/Prev \(start)", size: 5, to: &bytes)
    let file = try PDF.PDFFile(bytes)
    #expect(file.objects[4]?.string?.text == "new")
    #expect(file.revisions.map(\.end) == [first, bytes.count])
  }

  @Test func `Objects in streams are found through a cross-reference stream`() throws {
    var bytes = Array("%PDF-1.7\n".utf8)
    var heads = ""
    var packed = ""
    for (number, body) in [HandMade.catalogue, HandMade.pages, HandMade.page] {
      heads += "\(number) \(packed.count) "
      packed += body + " "
    }
    let first = heads.count
    packed = heads + packed
    let stream = Array(packed.utf8)
    let at = bytes.count
    bytes += Array(
      "4 0 obj\n<</Type/ObjStm/N 3/First \(first)/Length \(stream.count)>>stream\n".utf8)
    bytes += stream + Array("\nendstream\nendobj\n".utf8)
    let start = bytes.count
    let rows: [[UInt8]] = [
      [0, 0, 0, 0], [2, 0, 4, 0], [2, 0, 4, 1], [2, 0, 4, 2], [1, 0, UInt8(at), 0],
      [1, UInt8(start >> 8), UInt8(start & 0xff), 0],
    ]
    // Each row predicted from the one above (PNG, Up).
    var above: [UInt8] = [0, 0, 0, 0]
    var predicted: [UInt8] = []
    for row in rows {
      predicted += [2] + zip(row, above).map { $0 &- $1 }
      above = row
    }
    let deflated = unsafe Deflater.compress(predicted, .plate) { unsafe Array($0) }
    bytes += Array(
      """
      5 0 obj
      <</Type/XRef/Size 6/W[1 2 1]/Root 1 0 R/Filter/FlateDecode\
      /DecodeParms<</Predictor 12/Columns 4>>/Length \(deflated.count)>>stream

      """
      .utf8)
    bytes += deflated + Array("\nendstream\nendobj\nstartxref\n\(start)\n%%EOF\n".utf8)
    let file = try PDF.PDFFile(bytes)
    #expect(file.faults.isEmpty && file.pages.count == 1 && file.revisions.last?.isStream == true)
  }

  @Test func `A filled signature field is found with its place in the file`() throws {
    let cms = "30031201" + "05" + "000000"
    let bytes = HandMade.file([
      (1, "<</Type/Catalog/Pages 2 0 R/AcroForm<</SigFlags 3/Fields[4 0 R]>>>>"), HandMade.pages,
      HandMade.page, (4, "<</FT/Sig/T(Group)/Kids[5 0 R 6 0 R]>>"),
      (5, "<</T(Seal)/V 7 0 R>>"), (6, "<</T(Empty)>>"),
      (7, "<</Type/Sig/SubFilter/ETSI.CAdES.detached/M(D:20231025)/ByteRange[0 1 2 3]/Contents<\(cms)>>>"),
    ])
    let found = try PDF.PDFFile(bytes).signatures
    let seal = try #require(found.first)
    #expect(found.count == 1 && seal.fieldName == "Group.Seal")
    #expect(seal.contents == [0x30, 0x03, 0x12, 0x01, 0x05] && seal.isPaddedWithZeros)
    #expect(seal.byteRange == [0, 1, 2, 3] && !seal.covers(fileOf: bytes.count))
    #expect(String(decoding: bytes[seal.contentsRange], as: UTF8.self) == "<\(cms)>")
    #expect(seal.subFilter == "ETSI.CAdES.detached" && seal.signedAt == "D:20231025")
    #expect(seal.field == PDFReference(5) && seal.signature == PDFReference(7))
  }
}
