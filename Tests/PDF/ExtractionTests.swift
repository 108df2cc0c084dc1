import Fonts
import Foundation
import Graphics
import PDF
import TestSupport
import Testing

@Suite struct ExtractionTests {
  @Test func `Random strings of mixed scripts come out as they went in`() throws {
    let paper = try Paper.shared.get()
    var dice = Dice(seed: 20_231_025)
    let pools = [
      "abcdefghijkXYZ0123456789’“”().,;:/-&", "ăâđêôơưĂÂĐÊÔƠƯấầẩẫậắằẳẵặếềểễệốồổỗộớờởỡợứừửữựỳỷỹỵ",
      "武部勤髙邉葛辻渡邊齋藤高橋骨直海角日本越国投資促進会議", "あいうえおアイウエオーっゃ、。「」", "𠮷𠀋𡈽𣘺",
    ].map(Array.init)
    let varied = ["葛\u{e0100}", "辻\u{e0100}", "x\u{304}", "q\u{323}\u{302}", "Z\u{332}"]
    var lines: [String] = []
    for _ in 0..<400 {
      var line = ""
      for _ in 0..<Int.random(in: 3...14, using: &dice) {
        if Int.random(in: 0..<12, using: &dice) == 0 {
          line += varied.randomElement(using: &dice) ?? ""
        } else {
          line.append(pools.randomElement(using: &dice)?.randomElement(using: &dice) ?? "a")
        }
      }
      lines.append(line.precomposedStringWithCanonicalMapping)
    }
    for page in stride(from: 0, to: lines.count, by: 50) {
      let own = lines[page..<page + 50]
      // Half of the glyphs come from the plate, half from the strike.
      let plate = try Plate.compile(
        PlateDesign(
          page: .a4, language: "vi", regions: [.variable("lines")],
          repertoire: own.prefix(25).flatMap { paper.runs($0, language: "ja") }))
      var drawing = Drawing()
      for (row, line) in own.enumerated() {
        try drawing.line(line, at: Point(x: 40, y: 30 + Double(row) * 16), size: 10, language: "ja")
      }
      let strike = try plate.strike(["lines": drawing], about: .sample())
      let file = try PDFFile(plate.bytes + strike.bytes)
      let text = try file.text()
      #expect(text.count == own.count)
      for (found, line) in zip(text, own) { #expect(found == line) }
      #expect(try file.ask("qpdf", "--check", "FILE").status == 0)
    }
  }

  @Test func `One actual text stands for several runs`() throws {
    let plate = try Plate.compile(PlateDesign(page: .a4, language: "ja", regions: [.variable("name")]))
    let paper = try Paper.shared.get()
    var drawing = Drawing()
    drawing.begin(StructureElement(.paragraph, language: "ja"))
    let runs = paper.placed(
      paper.runs("武部\u{3000}O’Connor\u{3000}勤", language: "ja"), at: Point(x: 50, y: 50))
    drawing.show(runs, actualText: "武部\u{3000}O’Connor\u{3000}勤")
    drawing.end()
    let strike = try plate.strike(["name": drawing], about: .sample())
    #expect(try PDFFile(plate.bytes + strike.bytes).text() == ["武部\u{3000}O’Connor\u{3000}勤"])
  }

  @Test func `A mark raised over its letter comes out with it`() throws {
    let paper = try Paper.shared.get()
    let plate = try Plate.compile(PlateDesign(page: .a4, language: "vi", regions: [.variable("text")]))
    var run = paper.latin.run("abc", size: 12, script: .latin, language: "vi")
    run.glyphs[0].text = 0..<2
    run.glyphs[1].text = 2..<2
    run.glyphs[1].dx = -run.glyphs[0].advance
    run.glyphs[1].dy = 0.3
    run.glyphs[1].advance = 0
    var drawing = Drawing()
    drawing.begin(StructureElement(.paragraph))
    drawing.show(run, at: Point(x: 50, y: 50))
    drawing.end()
    let strike = try plate.strike(["text": drawing], about: .sample())
    let file = try PDFFile(plate.bytes + strike.bytes)
    let text = try file.text()
    #expect(text == ["abc"])
    #expect(try file.ask("qpdf", "--check", "FILE").status == 0)
  }

  @Test func `A character that only its font gives a meaning has an actual text`() throws {
    let paper = try Paper.shared.get()
    let plate = try Plate.compile(PlateDesign(page: .a4, language: "vi", regions: [.variable("text")]))
    var run = paper.latin.run("ab", size: 12, script: .latin, language: "vi")
    run.text = "a\u{e001}"
    run.glyphs[1].text = 1..<4
    var drawing = Drawing()
    drawing.begin(StructureElement(.paragraph))
    drawing.show(run, at: Point(x: 50, y: 50))
    drawing.end()
    let strike = try plate.strike(["text": drawing], about: .sample())
    let plain = try PDFFile(plate.bytes + strike.bytes).plain()
    #expect(plain.contains("/Span<</ActualText<feff0061e001>>>BDC"))
  }

  @Test func `Justified text stays where it was set`() throws {
    let paper = try Paper.shared.get()
    let plate = try Plate.compile(PlateDesign(page: .a4, language: "vi", regions: [.variable("text")]))
    var drawing = Drawing()
    var run = paper.latin.run(
      "Trân trọng kính mời quý vị tới dự", size: 13, script: .latin, language: "vi")
    let gaps = run.glyphs.indices.filter { run.text(of: run.glyphs[$0]) == " " }
    let widening = (400 - run.width) / 13 / Double(gaps.count)
    for gap in gaps { run.glyphs[gap].advance += widening }
    drawing.begin(StructureElement(.paragraph))
    drawing.show(run, at: Point(x: 100, y: 100))
    drawing.end()
    let strike = try plate.strike(["text": drawing], about: .sample())
    let boxes = try PDFFile(plate.bytes + strike.bytes).ask("pdftotext", "-bbox", "FILE", "-").output
    let ends = boxes.matches(of: /xMax="([0-9.]+)"/).compactMap { Double($0.1) }
    let lastEnd = try #require(ends.last)
    #expect(abs(lastEnd - 500) < 0.05)
    #expect(boxes.contains(">Trân<") && boxes.contains(">dự<"))
  }
}
