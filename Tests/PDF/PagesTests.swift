import Fonts
import Foundation
import Graphics
import PDF
import TestSupport
import Testing

@Suite struct PagesTests {
  private func plate(
    _ regions: [PlateRegion], background: Drawing = Drawing(), artworkPages: ArtworkPages = .first
  ) throws -> Plate {
    try Plate.compile(
      PlateDesign(
        page: Size(width: 300, height: 200), language: "vi", regions: regions, background: background,
        artworkPages: artworkPages))
  }

  private func file(_ plate: Plate, _ drawings: [String: Drawing]) throws -> PDFFile {
    let strike = try plate.strike(drawings, about: .sample())
    let file = try PDFFile(plate.bytes + strike.bytes)
    let check = try file.ask("qpdf", "--check", "FILE")
    #expect(check.status == 0, "\(check.output)")
    #expect(try file.ask("qpdf", "--show-npages", "FILE").output == "\(strike.pageCount)\n")
    let findings = Conformance.check(plate.bytes + strike.bytes).findings
    #expect(findings.isEmpty, "\(findings)")
    return file
  }

  /// A paragraph of one line on each page.
  private func paragraph(_ lines: [(page: Int, text: String)]) throws -> Drawing {
    let paper = try Paper.shared.get()
    var drawing = Drawing()
    drawing.begin(StructureElement(.paragraph))
    for (page, text) in lines {
      drawing.turn(toPage: page)
      for placed in paper.placed(paper.runs(text), at: Point(x: 20, y: 50)) {
        drawing.show(placed.run, at: placed.baseline)
      }
    }
    drawing.end()
    return drawing
  }

  @Test func `A paragraph over three pages is one element, and each page has its words`() throws {
    let plate = try plate([.fixed("head", try paragraph([(0, "Đầu")])), .variable("body")])
    let file = try file(plate, ["body": try paragraph([(0, "một"), (1, "hai"), (2, "ba")])])
    #expect(try file.roles() == ["Document", "  P", "  P"])
    for (page, words) in [(1, "Đầu một"), (2, "hai"), (3, "ba")] {
      let text = try file.ask("pdftotext", "-raw", "-f", "\(page)", "-l", "\(page)", "FILE", "-").output
      #expect(text.split(whereSeparator: \.isWhitespace).joined(separator: " ") == words)
    }
    let tree = try file.ask("pdfinfo", "-struct-text", "FILE").output
    #expect(tree.contains(/"một"\s+"hai"\s+"ba"/), "\(tree)")
    let plain = try file.plain()
    #expect(plain.components(separatedBy: "/Type /MCR").count == 3)
    for page in 0...2 { #expect(plain.contains("/StructParents \(page)\n")) }
    #expect(plain.contains("/ParentTreeNextKey 3"))
  }

  @Test func `Pages may be drawn in any order, each region begins on the first`() throws {
    let plate = try plate([.variable("a"), .variable("b")])
    let first = try paragraph([(2, "ba"), (0, "một"), (1, "hai"), (2, "bốn")])
    let file = try file(plate, ["a": first, "b": try paragraph([(0, "năm")])])
    #expect(try file.text() == ["một", "năm", "hai", "ba", "bốn"])
    var joined = first
    joined.append(try paragraph([(0, "sáu"), (1, "bảy")]))
    #expect(joined.page == 1)
    let text = try self.file(plate, ["a": joined]).text()
    #expect(text == ["một", "sáu", "hai", "bảy", "ba", "bốn"])
  }

  @Test func `A plate gives as many pages as its fixed regions stand on`() throws {
    let plate = try plate([.fixed("both", try paragraph([(0, "trước"), (1, "sau")])), .variable("name")])
    #expect(try file(plate, [:]).text() == ["trước", "sau"])
    let text = try file(plate, ["name": try paragraph([(1, "tên"), (3, "bốn")])]).text()
    #expect(text == ["trước", "sau", "tên", "bốn"])
  }

  @Test func `One page is as before, whatever page is named without anything on it`() throws {
    var drawing = try paragraph([(0, "một")])
    drawing.turn(toPage: 0)
    let plate = try plate([.variable("a")])
    #expect(try plate.strike(["a": drawing], about: .sample()).pageCount == 1)
    drawing.turn(toPage: 1)
    #expect(try plate.strike(["a": drawing], about: .sample()).pageCount == 2)
  }

  @Test(arguments: [-1, 10_000, .max, .min])
  func `A page no document has is refused`(page: Int) throws {
    var drawing = Drawing()
    drawing.turn(toPage: page)
    #expect(throws: PDFError.impossiblePageNumber(page)) {
      try plate([.variable("a")]).strike(["a": drawing], about: .sample())
    }
    #expect(throws: PDFError.impossiblePageNumber(page)) { try plate([.fixed("a", drawing)]) }
  }

  @Test func `An artifact is shown but not told, and elements in it are none`() throws {
    let plate = try plate([.variable("a")])
    var drawing = try paragraph([(0, "Giấy mời")])
    drawing.beginArtifact(.pagination)
    try drawing.line("2", at: Point(x: 150, y: 180), language: "en", actualText: "hai")
    drawing.end()
    drawing.begin(StructureElement(.section))
    drawing.beginArtifact(.layout)
    try drawing.line("武部", at: Point(x: 20, y: 80), language: "ja")
    drawing.end()
    drawing.end()
    let file = try file(plate, ["a": drawing])
    #expect(try file.roles() == ["Document", "  P", "  Sect"])
    #expect(try file.text() == ["Giấy mời", "2", "武部"])
    let plain = try file.plain()
    for kind in ["Pagination", "Layout"] { #expect(plain.contains("/Artifact<</Type/\(kind)>>BDC")) }
    #expect(!plain.contains("/ActualText") && !plain.contains("/Lang(ja)"))
  }

  @Test func `An artifact that is not closed, or closed twice, is refused`() throws {
    var open = Drawing()
    open.beginArtifact(.layout)
    var inner = open
    inner.begin(StructureElement(.paragraph))
    inner.end()
    var twice = inner
    twice.end()
    twice.end()
    for drawing in [open, inner, twice] {
      #expect(throws: PDFError.unbalancedElements) {
        try plate([.variable("a")]).strike(["a": drawing], about: .sample())
      }
    }
  }

  @Test(arguments: [(ArtworkPages.first, [true, false]), (.all, [true, true]), (.none, [false, false])])
  func `The artwork stands on the pages it is for`(pages: ArtworkPages, expected: [Bool]) throws {
    var picture = Drawing()
    picture.draw(
      Shape(path: .rectangle(Rectangle(x: 0, y: 0, width: 30, height: 20)), fill: .colour(.black)))
    let plate = try plate([.variable("a")], background: picture, artworkPages: pages)
    let file = try file(plate, ["a": try paragraph([(0, "một"), (1, "hai")])])
    for page in [0, 1] {
      let colour: [UInt8] = expected[page] ? [0, 0, 0] : [255, 255, 255]
      #expect(try Picture(file, page: page).colour(10, 10) == colour)
    }
  }

  @Test func `The artwork can be placed several times, moved and enlarged`() throws {
    var picture = Drawing()
    picture.draw(
      Shape(
        path: .rectangle(Rectangle(x: 0, y: 0, width: 10, height: 20)),
        fill: .colour(Colour(red: 1, green: 0, blue: 0))))
    var sheet = Drawing()
    sheet.placeArtwork(through: .translation(x: 100, y: 50))
    sheet.placeArtwork(through: Transform(a: 3, b: 0, c: 0, d: 2, e: 200, f: 100))
    let plate = try plate([.variable("a")], background: picture, artworkPages: .none)
    let page = try Picture(file(plate, ["a": sheet]))
    let red: [UInt8] = [255, 0, 0]
    let white: [UInt8] = [255, 255, 255]
    #expect(page.colour(5, 5) == white)
    #expect(page.colour(105, 55) == red && page.colour(105, 68) == red && page.colour(115, 55) == white)
    #expect(page.colour(228, 138) == red && page.colour(228, 142) == white && page.colour(232, 138) == white)
    let bare = try self.plate([.variable("a")])
    #expect(try !file(bare, ["a": sheet]).plain().contains("/X0"))
  }

  @Test func `Papers of several pages have an outline of their headings`() throws {
    let paper = try Paper.shared.get()
    var drawing = Drawing()
    drawing.begin(StructureElement(.heading(1)))
    for (row, text) in ["CHƯƠNG TRÌNH", "HỘI NGHỊ"].enumerated() {
      for run in paper.runs(text) { drawing.show(run, at: Point(x: 20, y: 40 + 20 * Double(row))) }
    }
    drawing.end()
    try drawing.line("Phiên một", at: Point(x: 20, y: 90), role: .heading(2))
    drawing.turn(toPage: 1)
    drawing.begin(StructureElement(.heading(2), language: "ja"))
    for (row, text) in ["投資促進", "会議"].enumerated() {
      let runs = paper.placed(paper.runs(text, language: "ja"), at: Point(x: 20, y: 40 + 20 * Double(row)))
      drawing.show(runs, actualText: text)
    }
    drawing.end()
    drawing.begin(StructureElement(.heading(1)))
    drawing.begin(StructureElement(.ruby, language: "ja"))
    try drawing.line("武部", at: Point(x: 20, y: 100), role: .rubyBase, language: "ja")
    try drawing.line("たけべ", at: Point(x: 20, y: 90), role: .rubyText, size: 6, language: "ja")
    drawing.end()
    drawing.end()
    let plate = try plate([.variable("a")])
    let file = try file(plate, ["a": drawing])
    let plain = try file.plain()
    #expect(plain.contains("/PageMode /UseOutlines") && plain.contains("/Count 4"))
    #expect(try file.roles().suffix(4) == ["  H1", "    Ruby", "      RB", "      RT"])
    #expect(
      try outline(of: file) == ["CHƯƠNG TRÌNH HỘI NGHỊ 1", " Phiên một 1", " 投資促進会議 2", "武部 2"])
    var one = Drawing()
    try one.line("Một trang", at: Point(x: 20, y: 40), role: .heading(1))
    #expect(try !self.file(plate, ["a": one]).plain().contains("Outlines"))
  }

  /// The titles of the outline as a reader lists them, indented by a blank a level, with the pages they lead to.
  private func outline(of file: PDFFile) throws -> [String] {
    func list(_ items: Any?, _ indent: String) -> [String] {
      (items as? [[String: Any]] ?? []).flatMap { item in
        let line = "\(indent)\(item["title"] ?? "") \(item["destpageposfrom1"] ?? 0)"
        return [line] + list(item["kids"], indent + " ")
      }
    }
    let json = try file.ask("qpdf", "--json", "--json-key=outlines", "FILE").output
    let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    return list(object?["outlines"], "")
  }

  @Test func `Headings that skip a level are refused`() throws {
    func strike(_ levels: [Int]) throws {
      var fixed = Drawing()
      var drawing = Drawing()
      for (place, level) in levels.enumerated() {
        if place == 0 {
          try fixed.line("\(level)", at: Point(x: 20, y: 20), role: .heading(level))
        } else {
          try drawing.line("\(level)", at: Point(x: 20, y: 20), role: .heading(level))
        }
      }
      _ = try plate([.fixed("a", fixed), .variable("b")]).strike(["b": drawing], about: .sample())
    }
    try strike([1, 2, 3, 3, 1, 2])
    try strike([1, 1])
    #expect(throws: PDFError.skippedHeading("2", level: 2, expected: 1)) { try strike([2]) }
    #expect(throws: PDFError.skippedHeading("3", level: 3, expected: 2)) { try strike([1, 3]) }
    #expect(throws: PDFError.skippedHeading("4", level: 4, expected: 3)) { try strike([1, 2, 1, 2, 4]) }
  }
}
