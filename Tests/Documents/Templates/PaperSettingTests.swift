import Fonts
import Foundation
import Graphics
import Testing

@testable import Documents
@testable import PDF

@Suite("Setting papers")
struct PaperSettingTests {
  private static let frame = "frame: {x: 20mm, y: 20mm, width: 60mm, height: 20mm}"

  private func layout(_ slot: String, styles: String = "", others: String = "") -> String {
    TemplateFixture.layout(
      styles: TemplateFixture.styles + "\n  line: {inherits: body, keep: line}" + styles,
      slots: """
          body: {\(slot), \(Self.frame)}
          mark: {style: body, frame: {x: 20mm, y: 5mm, width: 100mm, height: 10mm}}\(others)
        """)
  }

  private func size(_ compiled: CompiledTemplate, _ snapshot: Snapshot) throws -> Double {
    try #require(try compiled.layOut(snapshot).drawings["body"]?.runs.first).run.size
  }

  @Test("words that don't fit name the slot and the field, and by how much")
  func overflow() throws {
    let compiled = try TemplateFixture.compile("{{number}} {{note}}", layout: layout("style: body"))
    let long = String(repeating: "rất dài ", count: 60)
    guard
      case .overflow("body", "note", let points) = TemplateFixture.faults(
        compiled, ["number": .text("1"), "note": .text(long)]
      ).first
    else {
      Issue.record("no overflow")
      return
    }
    #expect(points > 10)
    let line = try TemplateFixture.compile("Kính mời {{name}}", layout: layout("style: line"))
    guard case .overflow("body", "name", _) = TemplateFixture.faults(line, ["name": .name(long)]).first else {
      Issue.record("no overflow")
      return
    }
  }

  @Test("shrinking takes the largest size that fits and stops at its floor")
  func shrinking() throws {
    let compiled = try TemplateFixture.compile("{{name}}", layout: layout("style: line, fit: {shrink: 50%}"))
    #expect(try size(compiled, ["name": .name("Huy")]) == 10)
    let name = "Hubert Wolfeschlegelsteinhausenbergerdorff Karl"
    let shrunk = try size(compiled, ["name": .name(name)])
    #expect(shrunk < 10 && shrunk >= 5)
    let drawing = try #require(try compiled.layOut(["name": .name(name)]).drawings["body"])
    let right = try #require(drawing.runs.map { $0.baseline.x + $0.run.width }.max())
    let edge = 80 * Size.pointsPerMillimetre
    #expect(right <= edge + 0.01 && right > edge - 0.06 * 60 * Size.pointsPerMillimetre)
    #expect(TemplateFixture.faults(compiled, ["name": .name(String(repeating: "x", count: 90))]).count == 1)
  }

  @Test("names that stay too long at the floor may wrap, at the largest size that fits")
  func wrapping() throws {
    let name = String(repeating: "Tổ chức Xúc tiến ", count: 6)
    let compiled = try TemplateFixture.compile(
      "{{name}}", layout: layout("style: line, fit: {shrink: 60%, then: wrap}"))
    let drawing = try #require(try compiled.layOut(["name": .name(name)]).drawings["body"])
    #expect(Set(drawing.runs.map(\.baseline.y)).count > 1)
    #expect(drawing.runs[0].run.size > 6)
  }

  @Test(
    "long names in every script never leave their slot",
    arguments: [
      "Nguyễn Phúc Bảo Long Vĩnh Thụy Công Tằng Tôn Nữ Thị Phương Anh",
      "寿限無寿限無五劫の擦り切れ海砂利水魚の水行末雲来末風来末食う寝る処に住む処やぶら小路",
      "Hubert Blaine Wolfeschlegelsteinhausenbergerdorff Senior", "カオ・トゥオン・フイ・グエン・スアン・キー・ブイ・ヴァン・カン",
    ])
  func longNames(name: String) throws {
    let compiled = try TemplateFixture.compile(
      "{{name}}", layout: layout("style: line, valign: middle, fit: {shrink: 40%, then: wrap}"))
    let drawing = try #require(try compiled.layOut(["name": .name(name)]).drawings["body"])
    let millimetre = Size.pointsPerMillimetre
    for run in drawing.runs {
      #expect(run.baseline.x >= 20 * millimetre - 0.01)
      #expect(run.baseline.y > 20 * millimetre && run.baseline.y < 40 * millimetre)
    }
    #expect(drawing.texts.joined() == name)
  }

  @Test("a slot below others begins where the lowest really ends, and moves up when they are empty")
  func below() throws {
    let layout = layout(
      "style: body",
      others:
        "\n  tail: {style: body, below: [body, mark], gap: 10pt, frame: {x: 20mm, y: 90mm, width: 60mm, height: 100mm}}"
    )
    let text = TemplateFixture.body("{{#note}}{{note}}{{/note}}") + "\n# tail\n\nKết {{number}}\n"
    let template = try Template.parse(
      TemplateFixture.source(text, layout: layout), catalogue: TemplateFixture.catalogue)
    let compiled = try CompiledTemplate(template, language: .vi, fonts: TemplateFixture.fonts)
    func top(_ note: String) throws -> Double {
      let drawing = try compiled.layOut(["note": .text(note), "number": .text("1")]).drawings["tail"]
      return try #require(drawing?.runs.first).baseline.y
    }
    let one = try top("một")
    #expect(abs(try top("một\nhai\nba") - one - 30) < 0.001)
    #expect(abs(one - (try top("")) - 15) < 0.001)
  }

  @Test("a missing glyph names the character and the field; the template's own is found when it is compiled")
  func missingGlyphs() throws {
    let compiled = try TemplateFixture.compile("Kính mời {{name}}, {{note}}")
    let faults = TemplateFixture.faults(compiled, ["name": .name("A\u{10FFFD}"), "note": .text("ꙮ")])
    #expect(
      faults == [
        .missingGlyph(character: "U+10FFFD", field: "name", slot: "body"),
        .missingGlyph(character: "ꙮ (U+A66E)", field: "note", slot: "body"),
      ])
    #expect(faults.map(\.description).joined().contains("the field note"))
    do {
      _ = try TemplateFixture.compile("Chữ ꙮ")
      Issue.record("compiled")
    } catch let error as TemplateError {
      #expect(error.description.contains("ꙮ (U+A66E) of the template's text"))
    }
  }

  @Test("what never changes is in the plate; what changes is read in the order of the headings")
  func regions() throws {
    let compiled = try TemplateFixture.compile("Xin chào {{name}}")
    #expect(Set(try compiled.layOut(["name": .name("Huy")]).drawings.keys) == ["body"])
    let constant = try TemplateFixture.compile("Xin chào")
    #expect(try constant.layOut([:]).drawings.isEmpty)
  }

  @Test("codes: content, alternative text, and what is too long")
  func codes() throws {
    let layout = layout(
      "style: body",
      others: "\n  qr: {code: url, alt: {vi: Mã}, frame: {x: 90mm, y: 5mm, width: 20mm, height: 30mm}}")
    let compiled = try TemplateFixture.compile("a", layout: layout)
    let drawing = try compiled.layOut(["url": .code("HTTPS://TRAO.EXAMPLE/1")]).drawings["qr"]
    #expect(drawing?.roles == [.figure(alternative: "Mã")])
    #expect(TemplateFixture.faults(compiled, [:]) == [.unfilled(field: "url", slot: "qr")])
    #expect(TemplateFixture.faults(compiled, ["url": .code(String(repeating: "x", count: 4_000))]).count == 1)
  }

  @Test("the same snapshot gives the same bytes, in any order, on many threads")
  func sameBytes() async throws {
    let words = "Kính mời {{name}}, {{#sessions}}{{title}}; {{/sessions}} 令和５年 {{note}}"
    let compiled = try TemplateFixture.compile(words)
    let names = (0..<40).map { "Nguyễn Văn \($0) 髙\($0 % 7)" }
    func snapshot(_ name: String) -> Snapshot {
      [
        "name": .name(name), "note": .text(String(name.reversed())),
        "sessions": .rows([["title": .text(name)]]),
      ]
    }
    var first: [String: [UInt8]] = [:]
    for name in names {
      first[name] = try compiled.strike(snapshot(name), about: TemplateFixture.about).bytes
    }
    let again = try TemplateFixture.compile(words)
    #expect(again.plate.bytes == compiled.plate.bytes)
    let second = try await withThrowingTaskGroup(of: (String, [UInt8]).self) { group in
      for name in names.reversed() {
        group.addTask { (name, try again.strike(snapshot(name), about: TemplateFixture.about).bytes) }
      }
      return try await group.reduce(into: [String: [UInt8]]()) { $0[$1.0] = $1.1 }
    }
    #expect(first == second)
  }

  @Test("a template's hash depends on every file and on nothing else")
  func hashes() {
    let one = TemplateFixture.source(TemplateFixture.body("a"))
    #expect(one.hash == TemplateFixture.source(TemplateFixture.body("a")).hash)
    #expect(one.hash != TemplateFixture.source(TemplateFixture.body("b")).hash)
    #expect(one.hash != TemplateFixture.source(TemplateFixture.body("a"), artwork: "").hash)
    #expect(one.hash.count == 64)
  }
}
