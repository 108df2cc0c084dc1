import Fonts
import Foundation
import Graphics
import PDF
import TestSupport
import Testing

@Suite struct ShapeTests {
  /// A page of 100 × 100 points with one region.
  private func page(_ drawing: Drawing, background: Drawing = Drawing()) throws -> PDFFile {
    let plate = try Plate.compile(
      PlateDesign(
        page: Size(width: 100, height: 100), language: "vi", regions: [.variable("all")],
        background: background))
    let file = try PDFFile(plate.bytes + plate.strike(["all": drawing], about: .sample()).bytes)
    #expect(try file.ask("qpdf", "--check", "FILE").status == 0)
    return file
  }

  private let red = Paint.colour(Colour(red: 1, green: 0, blue: 0))

  @Test func `Fills, lines, opacity and fill rules look as they should, in artwork and on the page`() throws {
    var drawing = Drawing()
    drawing.draw(
      Shape(path: .rectangle(Rectangle(x: 10, y: 10, width: 20, height: 20)), fill: red))
    drawing.draw(
      Shape(
        path: .rectangle(Rectangle(x: 40, y: 10, width: 20, height: 20)), fill: .colour(.black),
        fillOpacity: 0.5))
    var ring = Path.circle(centre: Point(x: 80, y: 20), radius: 10)
    ring.append(.circle(centre: Point(x: 80, y: 20), radius: 5))
    drawing.draw(Shape(path: ring, fill: red, fillRule: .evenOdd))
    drawing.draw(
      Shape(
        path: .line(from: Point(x: 10, y: 50), to: Point(x: 90, y: 50)),
        stroke: Stroke(paint: .colour(Colour(red: 0, green: 0, blue: 1)), width: 6)))
    for file in [try page(drawing), try page(Drawing(), background: drawing)] {
      let picture = try Picture(file)
      #expect(picture.colour(20, 20) == [255, 0, 0])
      #expect(picture.colour(50, 20).allSatisfy { (125...130).contains($0) })
      #expect(picture.colour(80, 20) == [255, 255, 255])
      #expect(picture.colour(80, 12) == [255, 0, 0])
      #expect(picture.colour(50, 48) == [0, 0, 255] && picture.colour(50, 52) == [0, 0, 255])
      #expect(picture.colour(50, 60) == [255, 255, 255])
    }
  }

  @Test func `Gradients run where they are told to, in artwork, on the page and through a transform`() throws
  {
    let stops = [
      GradientStop(offset: 0, colour: Colour(red: 1, green: 0, blue: 0)),
      GradientStop(offset: 1, colour: Colour(red: 0, green: 0, blue: 1)),
    ]
    let whole = Path.rectangle(Rectangle(x: 0, y: 0, width: 100, height: 100))
    let downwards = Shape(
      path: whole,
      fill: .linear(LinearGradient(start: .zero, end: Point(x: 0, y: 100), stops: stops)))
    let small = Shape(
      path: .rectangle(Rectangle(x: 0, y: 0, width: 1, height: 1)),
      fill: .linear(LinearGradient(start: .zero, end: Point(x: 0, y: 1), stops: stops)))
    var plain = Drawing()
    plain.draw(downwards)
    var enlarged = Drawing()
    enlarged.draw(small, through: .scaling(x: 100, y: 100))
    for file in [try page(plain), try page(enlarged), try page(Drawing(), background: plain)] {
      let picture = try Picture(file)
      #expect(picture.colour(50, 3)[0] > 235 && picture.colour(50, 3)[2] < 20)
      #expect(picture.colour(50, 96)[0] < 20 && picture.colour(50, 96)[2] > 235)
    }
    var round = Drawing()
    round.draw(
      Shape(
        path: whole,
        fill: .radial(RadialGradient(centre: Point(x: 50, y: 30), radius: 40, stops: stops))))
    let picture = try Picture(page(round))
    #expect(picture.colour(50, 30)[0] > 240 && picture.colour(50, 80)[2] == 255)
  }

  @Test func `A gradient that fades lets through what lies under it, and its outline does not fade`() throws {
    let red = Colour(red: 1, green: 0, blue: 0)
    let stops = [GradientStop(offset: 0, colour: red), GradientStop(offset: 1, colour: red, opacity: 0)]
    let whole = Path.rectangle(Rectangle(x: 0, y: 0, width: 100, height: 100))
    let fading = Shape(
      path: whole, fill: .linear(LinearGradient(start: .zero, end: Point(x: 0, y: 100), stops: stops)),
      stroke: Stroke(paint: .colour(red), width: 4))
    let small = Shape(
      path: .rectangle(Rectangle(x: 0, y: 0, width: 1, height: 1)),
      fill: .linear(LinearGradient(start: .zero, end: Point(x: 0, y: 1), stops: stops)))
    var plain = Drawing()
    plain.draw(fading)
    var enlarged = Drawing()
    enlarged.draw(small, through: .scaling(x: 100, y: 100))
    for file in [try page(plain), try page(enlarged), try page(Drawing(), background: plain)] {
      let picture = try Picture(file)
      #expect(picture.colour(50, 5)[1] < 30 && picture.colour(50, 5)[0] > 240)
      #expect((100...155).contains(picture.colour(50, 50)[1]))
      #expect(picture.colour(50, 95)[1] > 225)
    }
    #expect(try Picture(page(plain)).colour(50, 99)[1] < 30)
  }

  @Test func `Two stops at one place make a hard edge`() throws {
    let (red, blue) = (Colour(red: 1, green: 0, blue: 0), Colour(red: 0, green: 0, blue: 1))
    let stops = [(0.2, red), (0.5, red), (0.5, blue), (0.8, blue)]
    var drawing = Drawing()
    drawing.draw(
      Shape(
        path: .rectangle(Rectangle(x: 0, y: 0, width: 100, height: 100)),
        fill: .linear(
          LinearGradient(
            start: .zero, end: Point(x: 100, y: 0),
            stops: stops.map { GradientStop(offset: $0.0, colour: $0.1) }))))
    let picture = try Picture(page(drawing))
    #expect(picture.colour(5, 50) == [255, 0, 0] && picture.colour(48, 50) == [255, 0, 0])
    #expect(picture.colour(52, 50) == [0, 0, 255] && picture.colour(95, 50) == [0, 0, 255])
  }

  @Test func `What is drawn repeatedly sets the pen only once`() throws {
    var drawing = Drawing()
    for row in 0..<10 {
      drawing.draw(
        Shape(
          path: .rectangle(Rectangle(x: 5, y: Double(row) * 9, width: 30.5, height: 4)),
          fill: red, stroke: Stroke(width: 0.25, cap: .round, dash: [1, 2])))
    }
    let content = try page(drawing).plain()
    for setting in [" rg", ".25 w", "1 J", "[1 2]0 d", "/Artifact"] {
      #expect(content.components(separatedBy: setting).count == 2, "\(setting)")
    }
    #expect(content.contains("5 91 30.5 -4 re"))
  }

  @Test func `Shapes are decoration, except in a figure, whose box is around them`() throws {
    let square = Shape(path: .rectangle(Rectangle(x: 0, y: 0, width: 2, height: 2)), fill: red)
    var drawing = Drawing()
    drawing.draw(square)
    drawing.begin(StructureElement(.figure(alternative: "A square")))
    drawing.draw(square, through: Transform(a: 10, b: 0, c: 0, d: 10, e: 30, f: 40))
    drawing.end()
    let file = try page(drawing)
    let content = try file.plain()
    #expect(content.contains("/Artifact BMC") && content.contains("/Figure<</MCID 0>>BDC"))
    let tree = try file.ask("pdfinfo", "-struct", "FILE").output
    #expect(tree.contains("/BBox [30 40 50 60]"), "\(tree)")
  }

  @Test func `A run in another language than its element says so`() throws {
    let paper = try Paper.shared.get()
    var drawing = Drawing()
    drawing.begin(StructureElement(.paragraph, language: "en"))
    for run in paper.runs("Mr", language: "en") { drawing.show(run, at: Point(x: 5, y: 20)) }
    for run in paper.runs("武部", language: "ja") { drawing.show(run, at: Point(x: 30, y: 20)) }
    drawing.end()
    let content = try page(drawing).plain()
    #expect(content.components(separatedBy: "/Span<</Lang(ja)>>BDC").count == 2)
    #expect(!content.contains("/Lang(en)"))
    #expect(content.components(separatedBy: "MCID").count == 2)
  }

  @Test func `A page with nothing on it is a sound file`() throws {
    let plate = try Plate.compile(PlateDesign(page: .a4, language: "vi", regions: []))
    let strike = try plate.strike([:], about: .sample())
    #expect(try PDFFile(plate.bytes + strike.bytes).ask("qpdf", "--check", "FILE").status == 0)
  }
}
