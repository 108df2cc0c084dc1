import Fonts
import Graphics
import Testing

@testable import PDF

@Suite struct RefusalTests {
  private func plate() throws -> Plate {
    try Plate.compile(
      PlateDesign(page: .a4, language: "vi", regions: [.variable("name"), .variable("number")]))
  }

  @Test func `A character without a glyph is named, never drawn as a box`() throws {
    let paper = try Paper.shared.get()
    var drawing = Drawing()
    drawing.begin(StructureElement(.paragraph))
    drawing.show(paper.latin.run("Ông 武", size: 12, script: .latin, language: "vi"), at: .zero)
    drawing.end()
    let error = #expect(throws: PDFError.self) { try plate().strike(["name": drawing], about: .sample()) }
    #expect(error == .missingGlyph(character: "武", font: "LiberationSerif", text: "Ông 武"))
    #expect(error?.description.contains("U+6B66") == true)
  }

  @Test func `Unknown and repeated regions are refused`() throws {
    #expect(throws: PDFError.unknownRegion("nmae", known: ["name", "number"])) {
      try plate().strike(["nmae": Drawing()], about: .sample())
    }
    #expect(throws: PDFError.repeatedRegion("a")) {
      try Plate.compile(
        PlateDesign(page: .a4, language: "vi", regions: [.variable("a"), .fixed("a", Drawing())]))
    }
  }

  @Test func `Text outside an element, and elements that do not match, are refused`() throws {
    let run = try Paper.shared.get().latin.run("a", size: 12, script: .latin, language: "vi")
    var loose = Drawing()
    loose.show(run, at: .zero)
    var open = Drawing()
    open.begin(StructureElement(.paragraph))
    var closed = Drawing()
    closed.end()
    #expect(throws: PDFError.textOutsideElement("a")) {
      try plate().strike(["name": loose], about: .sample())
    }
    #expect(throws: PDFError.unbalancedElements) { try plate().strike(["name": open], about: .sample()) }
    #expect(throws: PDFError.unbalancedElements) { try plate().strike(["name": closed], about: .sample()) }
    #expect(throws: PDFError.artworkIsNotOnlyShapes) {
      try Plate.compile(PlateDesign(page: .a4, language: "vi", regions: [], background: loose))
    }
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity, 1e9, -1e300])
  func `No number of a drawing can break the writer`(number: Double) throws {
    let point = Point(x: number, y: 1)
    let square = Path.rectangle(Rectangle(x: 0, y: 0, width: 1, height: 1))
    let stops = [GradientStop(offset: number, colour: Colour(red: number, green: 0, blue: 0))]
    let gradient = Paint.linear(LinearGradient(start: .zero, end: point, stops: stops))
    let shapes = [
      Shape(path: .line(from: .zero, to: point), stroke: Stroke(width: 1)),
      Shape(path: square, fill: gradient), Shape(path: square, stroke: Stroke(paint: gradient)),
      Shape(path: square, stroke: Stroke(width: number)),
      Shape(path: square, stroke: Stroke(dash: [number])),
    ]
    for shape in shapes {
      var drawing = Drawing()
      drawing.begin(StructureElement(.figure(alternative: "a shape")))
      drawing.draw(shape)
      drawing.end()
      #expect(throws: PDFError.self) { try plate().strike(["name": drawing], about: .sample()) }
    }
    var faint = Drawing()
    faint.draw(Shape(path: square, fill: .colour(.black), fillOpacity: number))
    _ = try plate().strike(["name": faint], about: .sample())
    let run = try Paper.shared.get().latin.run("abc", size: 12, script: .latin, language: "vi")
    for change in [\Glyph.advance, \.dx, \.dy] as [WritableKeyPath<Glyph, Double> & Sendable] {
      var changed = run
      changed.glyphs[1][keyPath: change] = number
      var drawing = Drawing()
      drawing.begin(StructureElement(.paragraph))
      drawing.show(changed, at: .zero)
      drawing.end()
      #expect(throws: PDFError.self) { try plate().strike(["name": drawing], about: .sample()) }
    }
    var figure = Drawing()
    figure.begin(
      StructureElement(
        .figure(alternative: "a box"), boundingBox: Rectangle(x: number, y: 0, width: 1, height: 1)))
    figure.end()
    #expect(throws: PDFError.self) { try plate().strike(["name": figure], about: .sample()) }
  }

  @Test func `A picture without words for those who cannot see it is refused`() throws {
    var drawing = Drawing()
    drawing.begin(StructureElement(.figure(alternative: "")))
    drawing.end()
    #expect(throws: PDFError.noAlternative("A picture")) {
      try plate().strike(["name": drawing], about: .sample())
    }
  }

  @Test func `Numbers and pages that PDF cannot express are refused`() throws {
    var drawing = Drawing()
    drawing.draw(
      Shape(path: .line(from: .zero, to: Point(x: .nan, y: 0)), stroke: Stroke(width: 1)))
    #expect(throws: PDFError.self) { try plate().strike(["name": drawing], about: .sample()) }
    #expect(throws: PDFError.impossiblePage(width: 2, height: 100)) {
      try Plate.compile(PlateDesign(page: Size(width: 2, height: 100), language: "vi", regions: []))
    }
  }

  @Test(arguments: [
    "", "2023", "25.10.2023", "2023-13-01", "2023-10-25T09:00", "2023-10-25T09:00:00+7", "2023-1-١٠",
  ])
  func `A text that is no date is refused`(text: String) {
    #expect(throws: PDFError.badDate(text)) { try Timestamp(text) }
  }

  @Test func `Dates are written in both notations`() throws {
    #expect(try Timestamp("2023-10-25").xmp == "2023-10-25T00:00:00Z")
    #expect(try Timestamp("2023-10-25").pdf == "D:20231025000000Z")
    #expect(try Timestamp("2023-10-25T09:30:00Z").pdf == "D:20231025093000Z")
    #expect(try Timestamp("2023-10-25T09:30:00-05:30").pdf == "D:20231025093000-05'30'")
  }

  @Test(arguments: ["", "v i", "vi-", "việt", "toolonglanguage"])
  func `A text that is no language tag is refused`(tag: String) {
    #expect(throws: PDFError.badLanguage(tag)) {
      try Plate.compile(PlateDesign(page: .a4, language: tag, regions: []))
    }
  }
}
