import Fonts
import Foundation
import Graphics
import TestSupport
import Testing

@testable import Documents
@testable import PDF

@Suite("Papers of several pages")
struct FlowingPaperTests {
  /// A body that goes on, a signature below its end, and page numbers.
  private func layout(_ signature: String = "", pages: String = "number: {style: page}") -> String {
    TemplateFixture.layout(
      styles: TemplateFixture.styles + "\n  page: {inherits: body, size: 13pt, align: center}",
      slots: """
          body: {style: body, frame: {x: 30mm, y: 100mm, width: 160mm, height: 170mm}, flow: {x: 30mm, y: 20mm, width: 160mm, height: 250mm}}
          signature: {style: body, below: body, gap: 12pt, frame: {x: 110mm, y: 110mm, width: 80mm, height: 160mm}\(signature)}
          mark: {style: body, frame: {x: 20mm, y: 5mm, width: 100mm, height: 10mm}}
        """, more: "pages: {\(pages)}")
  }

  private func compile(_ layout: String? = nil, tail: String = "TM. ỦY BAN\n\nCHỦ TỊCH\n\n{{name}}") throws
    -> CompiledTemplate
  {
    let text =
      TemplateFixture.body("{{#sessions}}\n\n{{title}}\n\n{{/sessions}}") + "\n# signature\n\n\(tail)\n"
    let template = try Template.parse(
      TemplateFixture.source(text, layout: layout ?? self.layout()), catalogue: TemplateFixture.catalogue)
    return try CompiledTemplate(template, language: .vi, fonts: TemplateFixture.fonts)
  }

  private func snapshot(paragraphs: Int) -> Snapshot {
    [
      "name": .name("Cao Tường Huy"),
      "sessions": .rows((0..<paragraphs).map { ["title": .text("Đoạn \($0).")] }),
    ]
  }

  @Test("a short paper has one page without a number, and its signature right below the words")
  func short() throws {
    let compiled = try compile()
    let layout = try compiled.layOut(snapshot(paragraphs: 3))
    #expect(layout.drawings["pages.number"]?.isEmpty == true)
    #expect(try compiled.strike(snapshot(paragraphs: 3), about: TemplateFixture.about).pageCount == 1)
    let last = try #require(layout.drawings["body"]?.runs.last).baseline.y
    let first = try #require(layout.drawings["signature"]?.runs.first).baseline.y
    #expect(abs(first - last - 27) < 0.01)
  }

  @Test("with fit, a last page that would be mostly empty is saved, and one that is not stays at full size")
  func savedPages() throws {
    let plain = try compile()
    let thrifty = try compile(
      layout().replacingOccurrences(of: "flow: {x", with: "fit: {shrink: 90%}, flow: {x"))
    var (saved, kept) = (0, 0)
    for count in stride(from: 70, through: 130, by: 4) {
      let full = try #require(try plain.layOut(snapshot(paragraphs: count)).drawings["body"])
      let body = try #require(try thrifty.layOut(snapshot(paragraphs: count)).drawings["body"])
      #expect(body.texts == (0..<count).map { "Đoạn \($0)." })
      if body.pages.count < full.pages.count {
        saved += 1
        let last = try #require(full.pages.last)
        #expect(full.pages.count > 2 && last.split(separator: ".").count < 20)
      } else {
        kept += 1
        #expect(body.runs.map(\.baseline.y) == full.runs.map(\.baseline.y))
      }
    }
    #expect(saved >= 1 && kept >= 4, "\(saved) saved, \(kept) kept")
  }

  @Test(
    "no paragraph is lost or doubled, whatever the number of pages, and the last page bears two lines and more"
  )
  func lengths() throws {
    let compiled = try compile()
    let millimetre = Size.pointsPerMillimetre
    for count in [29, 30, 31, 32, 33, 34, 76, 77, 78, 79, 80, 81, 82, 200] {
      let layout = try compiled.layOut(snapshot(paragraphs: count))
      let body = try #require(layout.drawings["body"])
      #expect(body.texts == (0..<count).map { "Đoạn \($0)." })
      let pages = body.pages
      let signature = try #require(layout.drawings["signature"])
      #expect(signature.pages.count == pages.count, "the signature of \(count)")
      let lines = try #require(pages.last).split(separator: ".").count
      #expect(pages.count == 1 || lines >= 2, "the last page of \(count) has \(lines)")
      #expect(signature.runs.allSatisfy { $0.baseline.y <= 270 * millimetre })
      #expect(body.runs.allSatisfy { $0.baseline.y >= 20 * millimetre && $0.baseline.y <= 270 * millimetre })
      let numbers = try #require(layout.drawings["pages.number"])
      #expect(
        numbers.pages.dropFirst() == (1..<max(2, pages.count)).map { "\($0 + 1)" }[...] || pages.count == 1)
    }
  }

  @Test("page numbers stand in the middle of the upper margin, from the page and in the words asked for")
  func numbers() throws {
    let compiled = try compile(
      layout(pages: "number: {style: page, from: 1, text: \"Trang {page}/{pages}\"}, artwork: all"))
    let numbers = try #require(try compiled.layOut(snapshot(paragraphs: 100)).drawings["pages.number"])
    #expect(numbers.pages.first == "Trang 1/3")
    #expect(numbers.pages.last == "Trang 3/3")
    #expect(numbers.roles.allSatisfy { $0 == .paragraph })
    let run = try #require(numbers.runs.first)
    #expect(run.baseline.y < 20 * Size.pointsPerMillimetre)
  }

  @Test("a signature that no page can hold is an error that names its slot")
  func tooHigh() throws {
    let tail = String(repeating: "CHỦ TỊCH\n\n", count: 120) + "{{name}}"
    let faults = TemplateFixture.faults(try compile(tail: tail), snapshot(paragraphs: 3))
    #expect(
      faults.contains { if case .overflow("signature", _, _) = $0 { true } else { false } }
        || faults.contains { if case .overflow("body", _, _) = $0 { true } else { false } })
  }

  @Test("with fit, a paper that is a little too long shrinks to stay on one page, and no further")
  func fit() throws {
    let shrinking = layout().replacing("height: 250mm}}", with: "height: 250mm}, fit: {shrink: 90%}}")
    let compiled = try compile(shrinking)
    func sizes(_ count: Int) throws -> (pages: Int, size: Double) {
      let body = try #require(try compiled.layOut(snapshot(paragraphs: count)).drawings["body"])
      return (body.pages.count, try #require(body.runs.first).run.size)
    }
    #expect(try sizes(20) == (1, 10))
    let tight = try sizes(30)
    #expect(tight.pages == 1 && tight.size < 10 && tight.size >= 9)
    #expect(try sizes(40) == (2, 10))
  }

  @Test(
    "An annex begins on a page of its own behind the signature, and is numbered by itself",
    arguments: [(3, 3), (100, 4), (100, 90), (200, 200)])
  func annex(paragraphs: Int, rows: Int) throws {
    let room = "{x: 30mm, y: 20mm, width: 160mm, height: 250mm}"
    let annexed = layout(pages: "number: {style: page, text: \"{page}/{pages}\"}").replacing(
      "  mark:", with: "  annex: {style: body, annex: true, frame: \(room), flow: \(room)}\n  mark:")
    let tail = "{{name}}\n\n# annex\n\n{{#sessions}}\n\n{{#link}}{{title}}{{/link}}\n\n{{/sessions}}"
    let compiled = try compile(annexed, tail: tail)
    var snapshot = snapshot(paragraphs: paragraphs)
    snapshot["sessions"] = .rows(
      (0..<paragraphs).map { number in
        var row: Snapshot = ["title": .text("Đoạn \(number).")]
        if number < rows { row["link"] = .code("x") }
        return row
      })
    let layout = try compiled.layOut(snapshot)
    let body = try #require(layout.drawings["body"]).pages.count
    let annex = try #require(layout.drawings["annex"])
    #expect(annex.texts == (0..<rows).map { "Đoạn \($0)." })
    let signature = try #require(layout.drawings["signature"]?.placedRuns.last?.page)
    #expect(annex.placedRuns.first?.page == signature + 1)
    let count = try #require(annex.placedRuns.last?.page) - signature
    #expect(try compiled.strike(snapshot, about: TemplateFixture.about).pageCount == signature + 1 + count)
    let numbers = try #require(layout.drawings["pages.number"]).texts
    #expect(
      numbers == (1...body).dropFirst().map { "\($0)/\(body)" }
        + (1...count).dropFirst().map { "\($0)/\(count)" })
    // Without words the annex takes no page.
    #expect(
      try compiled.strike(self.snapshot(paragraphs: paragraphs), about: TemplateFixture.about).pageCount
        == signature + 1)
  }

  /// What poppler reads, pages parted by form feeds.
  private static func words(of file: [UInt8]) throws -> String {
    let answer = try OtherProgram.run(["pdftotext", "FILE", "-"], on: file)
    return String(decoding: answer.bytes, as: UTF8.self)
  }

  @Test("the file has the pages, and the same snapshot gives the same bytes")
  func file() throws {
    let compiled = try compile()
    let strike = try compiled.strike(snapshot(paragraphs: 120), about: TemplateFixture.about)
    #expect(strike.pageCount == 3)
    let pages = try Self.words(of: compiled.plate.bytes + strike.bytes).split(separator: "\u{C}")
      .map { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
    #expect(pages[0].starts(with: ["DỰ", "THẢO", "Đoạn", "0."]))
    #expect(pages[1].first == "2" && pages[2].first == "3")
    #expect(pages[2].suffix(3) == ["Cao", "Tường", "Huy"])
    let again = try compile().strike(snapshot(paragraphs: 120), about: TemplateFixture.about)
    #expect(again == strike)
  }
}
