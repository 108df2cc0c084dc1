import TestSupport
import Testing

@testable import Documents

@Suite("Hostile templates")
struct HostileTemplateTests {
  private func problems(_ text: String, layout: String = TemplateFixture.layout()) -> [String] {
    TemplateFixture.problems(TemplateFixture.source(text, layout: layout))
  }

  @Test("huge and endlessly nested texts are refused, not followed")
  func texts() {
    #expect(problems(String(repeating: "a ", count: 400_000))[0].contains("larger than"))
    #expect(!problems(TemplateFixture.body(String(repeating: "> ", count: 5_000) + "a")).isEmpty)
    #expect(!problems(TemplateFixture.body(String(repeating: "- ", count: 2_000) + "a")).isEmpty)
    _ = problems(
      TemplateFixture.body(String(repeating: "*a ", count: 3_000) + String(repeating: "b* ", count: 3_000)))
    _ = problems(TemplateFixture.body(String(repeating: "{{#vip}}", count: 3_000)))
    _ = problems(TemplateFixture.body(String(repeating: "[", count: 20_000)))
    #expect(!problems(TemplateFixture.body("a\u{F0000}b")).isEmpty)
    let latin1 = TemplateSource(
      name: "test",
      files: ["layout.yaml": Array(TemplateFixture.layout().utf8), "text.vi.md": [0x23, 0x20, 0xE9]])
    #expect(TemplateFixture.problems(latin1)[0].contains("not UTF-8"))
  }

  @Test("layouts nested without end, or that grow by aliases, are refused")
  func layouts() {
    // Each alias stands for twice as much as the one before.
    let doubled = (1..<40).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1)]" }.joined(separator: "\n")
    let layouts = [
      String(repeating: "[", count: 100_000), String(repeating: "{a: ", count: 20_000),
      String(repeating: "- ", count: 50_000), "a0: &a0 [b, b]\n\(doubled)", "a: &a\n  b: *a",
    ]
    for layout in layouts { #expect(!problems(TemplateFixture.body("a"), layout: layout).isEmpty) }
  }

  @Test("sections nested in sections are set, however many")
  func manySections() throws {
    let deep = String(repeating: "{{#vip}}", count: 50) + "a" + String(repeating: "{{/vip}}", count: 50)
    #expect(try TemplateFixture.words(deep, ["vip": .flag(true)]) == ["a", "VIP"])
  }

  @Test("sections without end, and rows in themselves, are refused before they cost anything")
  func endlessSections() {
    let deep = String(repeating: "{{#vip}}", count: 1_500) + "a" + String(repeating: "{{/vip}}", count: 1_500)
    #expect(problems(TemplateFixture.body(deep)).contains { $0.contains("deeper than 64") })
    let many =
      String(repeating: "{{#vip}}", count: 30_000) + "a" + String(repeating: "{{/vip}}", count: 30_000)
    #expect(problems(TemplateFixture.body(many)).contains { $0.contains("too many fields or sections") })
    let rows =
      String(repeating: "{{#sessions}}", count: 9) + "a" + String(repeating: "{{/sessions}}", count: 9)
    #expect(
      problems(TemplateFixture.body(rows)).first
        == "text.vi.md:7:14: the rows sessions stand in themselves; each of them would hold all of them again"
    )
  }

  @Test("damaged templates are refused or read, never fatal")
  func damaged() {
    let layout = Array(TemplateFixture.layout(more: "tables:\n  t: {columns: [auto, 2fr, 10%]}").utf8)
    let text = Array(
      TemplateFixture.body(
        "{.title} A **b {{name}}** \\\n\n| a | b |\n| - | -: |\n| {{#sessions}}x | y{{/sessions}} |\n\n- {{note}}"
      ).utf8)
    var random = SeededGenerator(seed: 5)
    func damaged(_ source: [UInt8]) -> [UInt8] {
      var bytes = source
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 10...126, using: &random)
        case 1: bytes.remove(at: place)
        default: bytes.insert(UInt8.random(in: 10...255, using: &random), at: place)
        }
      }
      return bytes
    }
    for round in 0..<1_500 {
      let source = TemplateSource(
        name: "test",
        files: [
          "layout.yaml": round.isMultiple(of: 2) ? damaged(layout) : layout,
          "text.vi.md": round.isMultiple(of: 2) ? text : damaged(text),
        ])
      for problem in TemplateFixture.problems(source) { #expect(problem.contains(".")) }
    }
  }

  @Test("aliases of YAML are refused where they stand, before anything is made of them")
  func aliases() {
    let slot = "{x: 20mm, y: 5mm, width: 100mm, height: 10mm}"
    let slots = TemplateFixture.slots.replacing("frame: \(slot)", with: "frame: *f")
    #expect(
      problems("", layout: TemplateFixture.layout(slots: slots, more: "f: &f \(slot)"))
        .contains { $0.hasSuffix("aliases are not known here; write the value itself") })
    // A key made of aliases takes as long to compare as what it stands for takes to write.
    let doubled = (1..<60).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1)]" }.joined(separator: "\n")
    #expect(problems("", layout: "a0: &a0 [b, b]\n\(doubled)\n? *a59\n: c").count == 1)
  }

  @Test("layouts and texts beyond all measure are refused with their place")
  func bounds() {
    let long = TemplateFixture.layout() + String(repeating: "\n# a remark", count: 30_000)
    #expect(
      problems("", layout: long) == ["layout.yaml:1:1: the layout is larger than 256000 bytes; shorten it"])
    let styles = TemplateFixture.styles + (0..<600).map { "\n  s\($0): {inherits: body}" }.joined()
    #expect(
      problems(TemplateFixture.body("a"), layout: TemplateFixture.layout(styles: styles))[0]
        .contains("more than 500 entries"))
    let columns = String(repeating: "| a ", count: 80) + "|\n" + String(repeating: "| - ", count: 80) + "|"
    #expect(problems(TemplateFixture.body(columns))[0].contains("at most 64 columns"))
    let many = String(repeating: "a\n\n", count: 25_000)
    #expect(problems(TemplateFixture.body(many))[0].contains("more than 20000 paragraphs"))
  }
}
