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
}
