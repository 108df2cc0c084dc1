import Conferences
import Testing

@testable import Documents

@Suite("Errors in templates")
struct TemplateErrorTests {
  private func textProblems(_ words: String) -> [String] {
    TemplateFixture.problems(TemplateFixture.source(TemplateFixture.body(words)))
  }

  private func layoutProblems(_ layout: String) -> [String] {
    TemplateFixture.problems(TemplateFixture.source(TemplateFixture.body("a"), layout: layout))
  }

  @Test(
    "an unknown field is named with its place, also behind other fields and wide letters, and with the nearest one"
  )
  func unknownField() {
    #expect(
      textProblems("Kính mời 武部 {{name}} và **{{ nmae }}**")
        == ["text.vi.md:7:27: there is no field \"nmae\"; did you mean name?"])
    #expect(
      textProblems("| a |\n| - |\n| {{#sessions}}{{titel}}{{/sessions}} |")
        == ["text.vi.md:9:16: there is no field \"titel\"; did you mean title?"])
    #expect(textProblems("{{#vop}}{{anything}}{{/vop}}").count == 1)
  }

  @Test("a field in one pair of braces is found before it is printed; other words in braces are words")
  func singleBraces() {
    #expect(
      textProblems("An {name}, {{#sessions}}{title}{{/sessions}}") == [
        "text.vi.md:7:1: {name} would be printed as it is; write {{name}} for the field",
        "text.vi.md:7:1: {title} would be printed as it is; write {{title}} for the field",
      ])
    #expect(textProblems("a {b} c { name } {title}").isEmpty)
  }

  @Test("what is no UTF-8 text is found at its byte")
  func encoding() {
    func problems(_ change: (inout [UInt8]) -> Void) -> [String] {
      let source = TemplateFixture.source(TemplateFixture.body("Kính mời"))
      var files = source.files
      change(&files["text.vi.md", default: []])
      return TemplateFixture.problems(TemplateSource(name: source.name, files: files))
    }
    let latin = problems { bytes in bytes.replaceSubrange((bytes.count - 5)...(bytes.count - 3), with: [0xF5])
    }
    #expect(
      latin == ["text.vi.md:7:7: the file is not UTF-8: the byte F5 stands here; save the file as UTF-8"])
    #expect(problems { $0.insert(0, at: 2) }[0].hasPrefix("text.vi.md:1:3: a NUL byte"))
    #expect(problems { $0 = [0xFF, 0xFE, 0x23, 0] }[0].contains("UTF-16"))
    #expect(problems { $0.append(0xE1) }.count == 1)
    #expect(problems { $0 = [0xEF, 0xBB, 0xBF] + $0 }.isEmpty)
  }

  @Test("words in a language the layout does not name are not passed over")
  func unlistedLanguage() {
    let source = TemplateFixture.source(TemplateFixture.body("a"))
    func problems(_ file: String) -> [String] {
      TemplateFixture.problems(
        TemplateSource(name: source.name, files: source.files.merging([file: []]) { $1 }))
    }
    #expect(problems("text.en.md")[0].contains("add it to languages"))
    #expect(problems("text.fr.md")[0].contains("papers have no language \"fr\""))
  }

  @Test("one wrong size is one fault, also of a style that others inherit")
  func wrongSize() {
    let styles = TemplateFixture.styles.replacing("size: 10pt", with: "size: 10")
    #expect(
      layoutProblems(TemplateFixture.layout(styles: styles)) == [
        "layout.yaml:11:29: styles.body.size: the length 10 has no unit; write 10pt or 10mm"
      ])
  }

  @Test("what can't be printed, and formats a type lacks")
  func wrongUse() {
    #expect(
      textProblems("{{vip}}") == [
        "text.vi.md:7:1: the field vip is a flag and can't be printed; write {{#vip}}…{{/vip}}"
      ])
    #expect(
      textProblems("{{date:lnog}}") == ["text.vi.md:7:1: a date has no format \"lnog\"; did you mean long?"])
    #expect(
      textProblems("{{name:long}}") == [
        "text.vi.md:7:1: a name has no format \"long\"; a name has no formats"
      ])
  }

  @Test(
    "malformed fields and sections",
    arguments: [
      ("a {{name", "7:3: this {{ has no }}"), ("{{a b}}", "7:1: \"{{a b}}\" is no field"),
      ("{{}}", "is no field"),
      ("{{#name:long}}x{{/name}}", "is no field"), ("a {{#vip}} b", "7:3: {{#vip}} is never closed"),
      ("a {{/vip}} b", "closes a section that is not open"),
      ("a {{#vip}}{{#name}}{{/vip}}{{/name}} b", "stands where {{/name}} must close first"),
    ])
  func malformed(words: String, message: String) {
    #expect(textProblems(words).contains { $0.contains(message) }, "\(textProblems(words))")
  }

  @Test(
    "Markdown that is not known here",
    arguments: [
      "[a](http://b)", "![a](b)", "`a`", "<b>a</b>", "<div>\na\n</div>", "> a", "    a", "```\na\n```",
      "a\n\n---\n\nb",
      "- a\n\n  | b |\n  | - |", "a<br>b", "| <b>a</b> |\n| - |", "a {.body} b", "{.body}", "{.nothing} a",
      "## a",
    ])
  func markdown(words: String) {
    let problems = textProblems(words)
    #expect(!problems.isEmpty)
    #expect(
      problems.allSatisfy { $0.hasPrefix("text.vi.md:") && !$0.hasPrefix("text.vi.md:1:1") }, "\(problems)")
  }

  @Test("slots: unknown, written twice, words before the first")
  func slots() {
    func problems(_ text: String) -> [String] { TemplateFixture.problems(TemplateFixture.source(text)) }
    #expect(
      problems("# mark\n\nx\n\n# bdoy\n\na")
        == ["text.vi.md:5:1: there is no slot \"bdoy\" in layout.yaml; did you mean body?"])
    #expect(problems("# mark\n\nx\n\n# mark\n\ny")[0].contains("stands twice"))
    #expect(problems("a\n\n# mark\n\nx")[0].contains("words before the first slot"))
    #expect(problems("# body\n\nx")[0].contains("the slot mark has no words"))
  }

  @Test("an unknown key is named with its place and the nearest one")
  func unknownKey() {
    let line = TemplateFixture.layout().split(separator: "\n", omittingEmptySubsequences: false).count
    #expect(
      layoutProblems(TemplateFixture.layout(more: "tabels: {}"))
        .contains {
          $0.hasPrefix("layout.yaml:\(line):1:")
            && $0.contains("unknown key \"tabels\"; did you mean tables?")
        })
    let style = TemplateFixture.styles + "\n  x: {inherits: body, color: black}"
    #expect(layoutProblems(TemplateFixture.layout(styles: style))[0].contains("did you mean colour?"))
    let slot = TemplateFixture.slots + "\n  x: {style: body, frmae: 3}"
    #expect(
      layoutProblems(TemplateFixture.layout(slots: slot)).contains { $0.contains("did you mean frame?") })
  }

  @Test(
    "styles that make no sense",
    arguments: [
      ("size: 10", "has no unit"), ("size: 10pt, leading: 9", "between 0.5 and 5"),
      ("size: 0pt", "between 1pt"),
      ("size: 10pt, align: middle", "is not one of"), ("size: 10pt, colour: blurple", "is no colour"),
      ("size: 10pt, font: serf", "did you mean serif?"), ("size: 10pt, keep: page", "can't be kept"),
      ("size: 10pt, indent: 2parsec", "the unit"), ("size: 10pt, bold: maybe", "true or false"),
      ("size: 10pt, role: h9", "is not one of"), ("inherits: y", "did you mean"), ("inherits: x", "circle"),
      ("font: serif", "the key size is missing"), ("size: 10pt, rule: {width: 3}", "has no unit"),
    ])
  func styles(definition: String, message: String) {
    let hasFont = definition.contains("font") || definition.contains("inherits")
    let style = TemplateFixture.styles + "\n  x: {\(definition)\(hasFont ? "" : ", font: serif")}"
    let problems = layoutProblems(TemplateFixture.layout(styles: style))
    #expect(problems.contains { $0.contains(message) }, "\(problems)")
  }

  @Test("slots that make no sense")
  func slotDefinitions() {
    func problems(_ definition: String) -> String {
      layoutProblems(TemplateFixture.layout(slots: TemplateFixture.slots + "\n  x: {\(definition)}")).joined()
    }
    let frame = "frame: {x: 1mm, y: 1mm, width: 9mm, height: 9mm}"
    #expect(problems("style: body").contains("has no frame"))
    #expect(problems("style: bdoy, \(frame)").contains("did you mean body?"))
    #expect(problems("style: body, \(frame), below: bdoy").contains("did you mean body?"))
    #expect(problems("style: body, \(frame), fit: {shrink: 3%}").contains("between 10% and 100%"))
    #expect(problems("code: url, \(frame), level: X").contains("not one of L, M, Q, H"))
    #expect(problems("code: ulr, \(frame)").contains("did you mean url?"))
    #expect(problems("code: date, \(frame)").contains("can't be a QR code"))
    #expect(
      problems("style: body, frame: {x: 1mm, y: 1mm, width: 900mm, height: 9mm}").contains("beyond the page"))
    let circle = "\n  a: {style: body, \(frame), below: b}\n  b: {style: body, \(frame), below: a}"
    let slots = TemplateFixture.slots + circle
    #expect(layoutProblems(TemplateFixture.layout(slots: slots)).joined().contains("below itself"))
  }

  @Test("a template without the visible mark is refused")
  func mark() {
    let slots = "  body: {style: body, frame: {x: 20mm, y: 20mm, width: 100mm, height: 100mm}}"
    let problems = TemplateFixture.problems(
      TemplateFixture.source("# body\n\na", layout: TemplateFixture.layout(slots: slots)))
    #expect(problems.contains { $0.hasPrefix("layout.yaml:") && $0.contains("no slot named mark") })
  }

  @Test("frames are given once, in the layout or in the artwork")
  func frames() {
    func svg(_ rect: String) -> String { "<svg viewBox=\"0 0 210 297\">\n\(rect)\n</svg>" }
    func problems(_ rect: String) -> [String] {
      TemplateFixture.problems(TemplateFixture.source(TemplateFixture.body("a"), artwork: svg(rect)))
    }
    #expect(problems("<rect id=\"slot:body\" width=\"9\" height=\"9\"/>")[0].contains("one in artwork.svg"))
    #expect(
      problems("<rect id=\"slot:bdoy\" width=\"9\" height=\"9\"/>")
        == ["artwork.svg:2:1: there is no slot \"bdoy\" in layout.yaml; did you mean body?"])
    #expect(problems("<text>a</text>")[0].hasPrefix("artwork.svg:2:1: <text>"))
  }

  @Test("everything wrong in all files comes at once, in order")
  func together() {
    let layout = TemplateFixture.layout(languages: "vi, ja", more: "empty: {nmae: fail}\nunknown: 1")
    let source = TemplateFixture.source(
      TemplateFixture.body("{{nmae}}\n\n{.boyd} {{vipp}}"), layout: layout,
      artwork: "<svg viewBox=\"0 0 1 1\"/>")
    let files = TemplateFixture.problems(source).map { String($0.prefix { $0 != ":" }) }
    #expect(
      files == [
        "artwork.svg", "layout.yaml", "layout.yaml", "text.ja.md", "text.vi.md", "text.vi.md", "text.vi.md",
      ])
  }

  @Test("a family no font package has is named")
  func fonts() throws {
    let layout = TemplateFixture.layout().replacing("vi: [Liberation Serif", with: "vi: [Liberatoin Serif")
    #expect(throws: TemplateError.self) { try TemplateFixture.compile("a", layout: layout) }
  }

  @Test("register patterns")
  func register() throws {
    let pattern = try RegisterPattern(series: "GM", pattern: "{number:02}/{series}-{body} ({year})")
    #expect(pattern.text(number: 7, body: "UBND", year: 2023) == "07/GM-UBND (2023)")
    #expect(pattern.text(number: 123, body: "UBND", year: 2023) == "123/GM-UBND (2023)")
    #expect(throws: RegisterPattern.Malformed.self) { try RegisterPattern(series: "GM", pattern: "{series}") }
    #expect(throws: RegisterPattern.Malformed.self) { try RegisterPattern(series: "GM", pattern: "{nubmer}") }
    #expect(throws: RegisterPattern.Malformed.self) { try RegisterPattern(series: "GM", pattern: "{number") }
  }

  @Test(
    "readings that make no sense",
    arguments: [
      ("{{name:ruby=knaa}}", "did you mean kana?"), ("{{date:ruby=kana}}", "has no reading"),
      ("{{name:ruby=date}}", "can't be a reading"), ("{{name:ruby=}}", "is no field"),
      ("{{#name:ruby=kana}}x{{/name}}", "is no field"),
    ])
  func readings(words: String, message: String) {
    #expect(textProblems(words).contains { $0.contains(message) }, "\(textProblems(words))")
  }

  private func problems(slots: String = "", more: String = "") -> String {
    layoutProblems(TemplateFixture.layout(slots: TemplateFixture.slots + slots, more: more)).joined(
      separator: "\n")
  }

  @Test("flows, pages and seals that make no sense")
  func pages() {
    let frame = "frame: {x: 10mm, y: 10mm, width: 90mm, height: 50mm}"
    let flow = "flow: {x: 10mm, y: 20mm, width: 90mm, height: 200mm}"
    let body = "\n  a: {style: body, \(frame), \(flow)}"
    #expect(problems(slots: body) == "")
    #expect(
      problems(slots: body + "\n  b: {style: body, \(frame), \(flow)}").contains("there can be no second"))
    let annex = "\n  b: {style: body, \(frame), annex: true, \(flow)}"
    #expect(!problems(slots: body + annex).contains("annex"))
    #expect(
      problems(slots: annex + "\n  c: {style: body, \(frame), annex: true, \(flow)}").contains(
        "is the annex already"))
    #expect(problems(slots: "\n  b: {style: body, \(frame), annex: true}").contains("give it a flow"))
    #expect(
      problems(slots: annex + "\n  c: {style: body, \(frame), below: b}").contains(
        "nothing stands below an annex"))
    #expect(
      problems(slots: body + "\n  b: {style: body, \(frame), annex: true, \(flow), below: a}").contains(
        "below nothing"))
    #expect(
      problems(slots: "\n  a: {style: body, \(frame), flow: {x: 10mm, y: 0, width: 80mm, height: 9mm}}")
        .contains("not as wide"))
    #expect(
      problems(slots: "\n  a: {style: body, \(frame), flow: {x: 10mm, y: 0, width: 90mm, height: 999mm}}")
        .contains("flow of the slot a reaches beyond"))
    #expect(problems(slots: "\n  a: {code: url, \(frame), \(flow)}").contains("neither a code nor a seal"))
    #expect(problems(slots: "\n  a: {code: url, \(frame), seal: true}").contains("a code can't be one"))
    #expect(problems(slots: "\n  a: {style: body, \(frame), seal: maybe}").contains("true or false"))
    #expect(problems(more: "pages: {number: {style: body}}").contains("nothing to number"))
    #expect(problems(slots: body, more: "pages: {number: {style: bdoy}}").contains("did you mean body?"))
    #expect(
      problems(slots: body, more: "pages: {number: {style: body, text: \"{pgae}\"}}").contains(
        "did you mean page?"))
    #expect(
      problems(slots: body, more: "pages: {number: {style: body, text: \"-\"}}").contains("{page} is missing")
    )
    #expect(problems(slots: body, more: "pages: {artwork: some}").contains("first or on all"))
    #expect(problems(slots: body, more: "pages: {numbers: 3}").contains("did you mean number?"))
    #expect(problems(slots: body, more: "pages: {repeat: [bdoy]}").contains("there is no slot bdoy"))
    #expect(problems(slots: body, more: "pages: {repeat: [a]}").contains("in a frame of their own"))
  }

  @Test("sheets and charts that make no sense")
  func sheets() {
    func sheet(_ keys: String) -> String { problems(more: "sheet: {\(keys)}") }
    #expect(sheet("size: A3, columns: 1, rows: 1, of: sessions") == "")
    #expect(sheet("size: A4, columns: 2, rows: 1, of: sessions").contains("the sheet 210 × 297 mm"))
    #expect(sheet("size: A3, columns: 1, rows: 1, of: sesions").contains("did you mean sessions?"))
    #expect(sheet("size: A3, columns: 1, rows: 1, of: name").contains("no rows \"name\""))
    #expect(sheet("size: A3, columns: 0, rows: 1, of: sessions").contains("1 to 50"))
    #expect(sheet("size: A9, columns: 1, rows: 1, of: sessions").contains("A9"))
    #expect(sheet("columns: 1, rows: 1, of: sessions").contains("the key size is missing"))
    #expect(problems(more: "charts: {bars: {label: bdoy}}").contains("did you mean body?"))
    #expect(problems(more: "charts: {bars: {color: red}}").contains("did you mean colour?"))
    #expect(
      problems(more: "tables: {t: {rules: all}}\ncharts: {t: {label: body}}").contains(
        "table style t as well"))
    let chart = TemplateFixture.layout(more: "charts: {bars: {label: body}}")
    let source = TemplateFixture.source(
      TemplateFixture.body("{.bars}\n\n| a | b | c |\n| - | - | - |\n| 1 | 2 | 3 |"), layout: chart)
    #expect(TemplateFixture.problems(source)[0].contains("made of two columns"))
  }
}
