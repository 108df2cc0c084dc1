import Testing

@testable import PDF

@Suite struct HostileFileTests {
  private func fault(_ bytes: [UInt8]) -> PDFReadingError.Fault? {
    do throws(PDFReadingError) {
      _ = try PDF.PDFFile(bytes)
      return nil
    } catch {
      return error.fault
    }
  }

  @Test func `What is no PDF file, or only a part of one, is refused`() throws {
    let whole = HandMade.file([HandMade.catalogue, HandMade.pages, HandMade.page])
    #expect(fault([]) == .notPDF && fault(Array("<html>".utf8)) == .notPDF)
    #expect(fault(Array(whole.prefix(150))) == .noCrossReferences)
    #expect(fault(Array("%PDF-1.7\nstartxref\n0\n%%EOF".utf8)) != nil)
  }

  @Test func `Encrypted and hybrid files are refused by name`() {
    let objects = [HandMade.catalogue, HandMade.pages, HandMade.page]
    #expect(fault(HandMade.file(objects, trailer: "/Encrypt 9 0 R")) == .encrypted)
    #expect(fault(HandMade.file(objects, trailer: "/XRefStm 9")) == .hybrid)
  }

  @Test func `Sections that lead in a circle are refused`() throws {
    let plain = HandMade.file([HandMade.catalogue, HandMade.pages, HandMade.page])
    let start = try #require(PDF.PDFFile(plain).revisions.first?.offset)
    let circle = HandMade.file(
      [HandMade.catalogue, HandMade.pages, HandMade.page], trailer: "/Prev \(start)")
    #expect(fault(circle) == .badCrossReferences("sections that lead in a circle"))
  }

  @Test func `Nesting, circles and references without end stay harmless`() throws {
    let deep = String(repeating: "[", count: 100_000)
    let file = try PDF.PDFFile(
      HandMade.file([
        (1, "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[5 0 R]>>>>"),
        (2, "<</Type/Pages/Count 1/Kids[2 0 R 3 0 R]>>"), HandMade.page, (4, deep),
        (5, "<</FT/Sig/Kids[5 0 R]/V 6 0 R>>"), (6, "6 0 R"), (7, "8 0 R"), (8, "7 0 R"),
      ]))
    #expect(file.faults.contains { $0.fault == .limit("objects in each other") })
    #expect(file.objects[4] == nil && file.resolve(.reference(PDFReference(7))).isNull)
    #expect(file.signatures.isEmpty && file.pages.count == 1)
  }

  @Test func `Numbers at the edge of what counts are refused, and stop nothing`() {
    let most = "9223372036854775807"
    // The header may stand further in, so places are counted from there.
    let end = "\u{20}%PDF-1.7\nstartxref\n\(most)\n%%EOF"
    #expect(fault(Array(end.utf8)) == .badCrossReferences("a section outside the file"))
    for head in ["\(most) 1", "1 \(most)", "\(most) \(most)"] {
      let table = Array("%PDF-1.7\nxref\n\(head)\n0000000000 65535 f \nstartxref\n9\n%%EOF".utf8)
      #expect(fault(table) == .badCrossReferences("a subsection's head"), "\(head)")
    }
  }

  @Test func `Form fields that stand in each other many times over are gone through once`() throws {
    // Each of the two fields has both as its kids, written out and not as objects of their own.
    let field = "<</FT/Sig/Kids 5 0 R>>"
    let file = try PDF.PDFFile(
      HandMade.file([
        (1, "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields 5 0 R>>>>"), HandMade.pages, HandMade.page,
        (5, "[\(field)\(field)]"),
      ]))
    #expect(file.signatures.isEmpty)
  }

  @Test func `Many numbers that lead to one place do not read it again and again`() throws {
    let count = 20_000
    let comment = "%" + String(repeating: "x", count: 200_000) + "\n"
    var text = "%PDF-1.7\n"
    let place = text.utf8.count
    text += comment + "1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
    let start = text.utf8.count
    text += "xref\n0 \(count)\n"
    for _ in 0..<count {
      text += String(repeating: "0", count: 10 - "\(place)".count) + "\(place) 00000 n \n"
    }
    text += "trailer\n<</Size \(count)/Root 1 0 R>>\nstartxref\n\(start)\n%%EOF\n"
    let file = try PDF.PDFFile(Array(text.utf8))
    #expect(file.faults.contains { $0.fault == .limit("places that hold no object") })
  }

  @Test func `A small stream of cross-references cannot name objects without end`() {
    let rows = 1_100_000
    let packed = unsafe Deflater.compress([UInt8](repeating: 0, count: 3 * rows), .plate) { unsafe Array($0) }
    var bytes = Array("%PDF-1.7\n".utf8)
    let start = bytes.count
    bytes += Array(
      "9 0 obj\n<</Type/XRef/Size \(rows)/W[1 1 1]/Root 1 0 R/Filter/FlateDecode/Length \(packed.count)>>stream\n"
        .utf8)
    bytes += packed + Array("\nendstream\nendobj\nstartxref\n\(start)\n%%EOF\n".utf8)
    #expect(fault(bytes) == .limit("objects"))
  }

  @Test(.timeLimit(.minutes(1)))
  func `A check takes time in proportion, whatever tables, roles and marks are in the file`() {
    // Where each of them looks at all the others, these take many minutes.
    let cells = String(repeating: "<</S/TD/P 6 0 R>>", count: 40_000)
    let roles = (0..<40_000).map { "/r\($0)/r\($0 + 1)" }.joined()
    let content = String(repeating: "/P BMC ", count: 60_000) + String(repeating: "f ", count: 60_000)
    let file = HandMade.file([
      (1, "<</Type/Catalog/Pages 2 0 R/StructTreeRoot 4 0 R>>"), HandMade.pages,
      (3, "<</Type/Page/Parent 2 0 R/Contents 7 0 R>>"),
      (4, "<</Type/StructTreeRoot/RoleMap<<\(roles)>>/K[5 0 R 8 0 R]>>"),
      (5, "<</S/Table/P 4 0 R/K[6 0 R]>>"),
      (6, "<</S/TR/P 5 0 R/K[<</S/TH/P 6 0 R/A<</O/Table/Scope/Column>>>>\(cells)]>>"),
      (7, "<</Length \(content.utf8.count)>>stream\n\(content)\nendstream"),
      (8, "<</S/Sect/P 4 0 R/K[" + String(repeating: "<</S/r0/P 8 0 R>>", count: 10_000) + "]>>"),
    ])
    let report = Conformance.check(file)
    #expect(report.findings.contains { $0.rule.id == "mark-balance" })
    #expect(report.findings.contains { $0.rule.id == "table-headers" })
  }

  @Test func `A stream that grows without measure is stopped`() throws {
    let zeros = unsafe Deflater.compress([UInt8](repeating: 0, count: 1 << 22), .plate) { unsafe Array($0) }
    #expect(throws: PDFReadingError(.limit("1000 bytes in a decompressed stream"), at: 0)) {
      try Inflater.inflate(zeros[...], limit: 1000)
    }
    #expect(throws: PDFReadingError(.damagedStream, at: 0)) {
      try Inflater.inflate(zeros.dropLast(8), limit: 1 << 23)
    }
  }

  @Test func `A stream with a wrong length is still read, and noted`() throws {
    let file = try PDF.PDFFile(
      HandMade.file([
        HandMade.catalogue, HandMade.pages, HandMade.page, (4, "<</Length 99>>stream\nabc\nendstream"),
        (5, "<</Length 6 0 R>>stream\nabc\nendstream"), (6, "3"),
      ]))
    for number in [4, 5] {
      let stream = try #require(file.objects[number]?.stream)
      #expect(try file.decode(stream) == Array("abc".utf8))
    }
    #expect(file.notes.map(\.kind) == [.streamLength(written: 99, found: 3)])
  }

  @Test(arguments: 0..<8) func `Random damage never crashes the reader`(seed: UInt64) throws {
    let plate = try Letter.plate()
    let strike = try plate.strike(
      Letter.drawings(name: "Ông A", kanji: "勤", number: "01"), about: .sample())
    let sound = plate.bytes + strike.bytes
    var dice = Dice(seed: seed)
    for _ in 0..<12 {
      var bytes = sound
      for _ in 0..<Int.random(in: 1...40, using: &dice) {
        // Half of the damage hits the end, where the structure of the file is.
        let isNearEnd = Bool.random(using: &dice)
        let range = isNearEnd ? plate.bytes.count..<bytes.count : 0..<bytes.count
        bytes[Int.random(in: range, using: &dice)] = UInt8.random(in: 0...255, using: &dice)
      }
      guard let file = try? PDF.PDFFile(bytes) else { continue }
      _ = file.signatures
      for case .stream(let stream) in file.objects.values { _ = try? file.decode(stream, limit: 1 << 22) }
    }
  }
}
