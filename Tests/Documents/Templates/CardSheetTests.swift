import Fonts
import Graphics
import Testing

@testable import Documents
@testable import PDF

@Suite("Cards, several to a sheet")
struct CardSheetTests {
  private func compile(artwork: String? = nil) throws -> CompiledTemplate {
    let layout = TemplateFixture.layout(
      slots: """
          name: {style: body, frame: {x: 5mm, y: 5mm, width: 60mm, height: 10mm}}
          below: {style: body, below: name, gap: 4pt, frame: {x: 5mm, y: 10mm, width: 60mm, height: 30mm}}
          qr: {code: link, frame: {x: 70mm, y: 5mm, width: 15mm, height: 15mm}}
          mark: {style: body, frame: {x: 5mm, y: 40mm, width: 60mm, height: 8mm}}
        """,
      more: """
        sheet: {size: A4, columns: 2, rows: 5, of: sessions}
        empty: {sessions.link: omit-line}
        """
    ).replacing("paper: {size: A4}", with: "paper: {width: 90mm, height: 50mm}")
    let text = """
      # name

      {{title}}

      # below

      cho {{name}}

      # mark

      {{#vip}}MẪU{{/vip}}

      # qr
      """
    let template = try Template.parse(
      TemplateFixture.source(text, layout: layout, artwork: artwork), catalogue: TemplateFixture.catalogue)
    return try CompiledTemplate(template, language: .vi, fonts: TemplateFixture.fonts)
  }

  private func snapshot(_ count: Int) -> Snapshot {
    [
      "name": .name("Huy"), "vip": .flag(true),
      "sessions": .rows(
        (0..<count).map {
          ["title": .text("Thẻ \($0)"), "link": $0 == 1 ? .empty : .code("HTTPS://A/\($0)")]
        }),
    ]
  }

  @Test("there is one card for each row, read card by card, as many sheets as they need")
  func cards() throws {
    let compiled = try compile()
    let drawing = try #require(try compiled.layOut(snapshot(23)).drawings["sheet.cards"])
    #expect(drawing.texts == (0..<23).flatMap { ["Thẻ \($0)", "cho Huy", "MẪU"] })
    #expect(drawing.roles.filter { $0 == .division }.count == 23)
    #expect(drawing.roles.filter { if case .figure = $0 { true } else { false } }.count == 22)
    let strike = try compiled.strike(snapshot(23), about: TemplateFixture.about)
    #expect(strike.pageCount == 3)
    #expect(compiled.plate.page == Size(width: 210, height: 297).inMillimetres)
  }

  @Test("the cards stand in the middle of the sheet, row by row")
  func places() throws {
    let drawing = try #require(try compile().layOut(snapshot(3)).drawings["sheet.cards"])
    let names = drawing.runs.filter { $0.run.text.hasPrefix("Thẻ") }.map(\.baseline)
    let millimetre = Size.pointsPerMillimetre
    let left = (210 - 180) / 2.0 + 5
    #expect(abs(names[0].x - left * millimetre) < 0.01)
    #expect(abs(names[1].x - (left + 90) * millimetre) < 0.01 && names[1].y == names[0].y)
    #expect(abs(names[2].y - names[0].y - 50 * millimetre) < 0.01 && names[2].x == names[0].x)
  }

  @Test("no card is an error, and a value a card lacks is named with its rows")
  func faults() throws {
    let compiled = try compile()
    #expect(
      TemplateFixture.faults(compiled, ["name": .name("Huy")])
        == [.unfilled(field: "sessions", slot: "sessions")])
    #expect(
      TemplateFixture.faults(compiled, ["name": .name("Huy"), "sessions": .rows([[:]])])
        == [.unfilled(field: "sessions.title", slot: "name")])
  }

  @Test("the picture is drawn on each card")
  func artwork() throws {
    let svg = "<svg viewBox=\"0 0 90 50\"><rect width=\"90\" height=\"4\" fill=\"red\"/></svg>"
    let drawing = try #require(try compile(artwork: svg).layOut(snapshot(4)).drawings["sheet.cards"])
    let places = drawing.steps.filter { if case .artwork = $0 { true } else { false } }
    #expect(places.count == 4)
  }
}

extension Size {
  fileprivate var inMillimetres: Size {
    Size(width: width * Size.pointsPerMillimetre, height: height * Size.pointsPerMillimetre)
  }
}
