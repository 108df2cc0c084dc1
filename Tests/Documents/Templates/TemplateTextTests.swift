import Fonts
import Graphics
import PostgreSQL
import Testing

@testable import Documents
@testable import PDF

@Suite("Words of templates")
struct TemplateTextTests {
  private static let sessions: Snapshot = [
    "name": .name("Cao Tường Huy"), "phone": .code("0203"), "vip": .flag(false),
    "sessions": .rows([
      ["title": .text("Khai mạc"), "speakers": .rows([["who": .name("Ký")], ["who": .name("Huy")]])],
      ["title": .text("Trao giấy"), "speakers": .rows([])],
    ]),
  ]

  private func words(_ words: String, _ snapshot: Snapshot = sessions) throws -> [String] {
    try TemplateFixture.words(words, snapshot)
  }

  @Test("fields, formats and blanks inside the braces")
  func fields() throws {
    let snapshot: Snapshot = [
      "date": .date(try #require(CalendarDate(iso: "2023-10-25"))), "name": .name("Huy"),
    ]
    #expect(try words("{{ name }}, {{date:iso}}.", snapshot) == ["Huy, 2023-10-25."])
  }

  @Test("values are never read as Markdown or as fields")
  func values() throws {
    let hostile = "**a** # b | {{number}} <b> [x](y) \\"
    #expect(try words("{{note}}", ["note": .text(hostile)]) == [hostile])
  }

  @Test("sections inside a paragraph, their inverse, and no double spaces where one is hidden")
  func inlineSections() throws {
    #expect(
      try words("Ông {{#vip}}VIP {{/vip}} {{name}}{{^vip}}, khách{{/vip}}.") == ["Ông Cao Tường Huy, khách."])
    #expect(try words("{{#sessions}}{{title}}; {{/sessions}}hết") == ["Khai mạc; Trao giấy; hết"])
    #expect(try words("a{{#phone}} ({{phone}}){{/phone}}{{#note}} x{{/note}}") == ["a (0203)"])
  }

  @Test("sections around paragraphs: in the paragraph itself, in paragraphs of their own, over several")
  func blockSections() throws {
    #expect(try words("{{#vip}}a{{/vip}}\n\nb") == ["b"])
    #expect(try words("{{#vip}}\n\na\n\nb\n\n{{/vip}}\n\nc") == ["c"])
    #expect(try words("{{^vip}}a\n\nb{{/vip}}\n\nc") == ["a", "b", "c"])
    #expect(
      try words("{{#sessions}}\n\n{.title} {{title}}\n\nvới {{name}}\n\n{{/sessions}}")
        == ["Khai mạc", "với Cao Tường Huy", "Trao giấy", "với Cao Tường Huy"])
  }

  @Test("rows of a table repeat, and rows inside rows see the outer ones")
  func tables() throws {
    let table = """
      | Phiên | Người |
      | --- | --- |
      | {{#sessions}}{{title}} | {{#speakers}}{{who}} {{name}}; {{/speakers}}x{{/sessions}} |
      | cuối | {{#vip}}a{{/vip}} |
      """
    #expect(
      try words(table)
        == ["Phiên", "Người", "Khai mạc", "Ký Cao Tường Huy; Huy Cao Tường Huy; x", "Trao giấy", "x", "cuối"])
    #expect(try words("|  |  |\n| - | - |\n| a | b |") == ["a", "b"])
  }

  @Test("items of a list repeat and disappear")
  func lists() throws {
    #expect(
      try words("- {{#sessions}}{{title}};{{/sessions}}\n- hết") == [
        "•", "Khai mạc;", "•", "Trao giấy;", "•", "hết",
      ])
    #expect(try words("1. a\n2. {{#vip}}b{{/vip}}\n3. c") == ["1.", "a", "2.", "c"])
    #expect(
      try words("- a\n{{#sessions}}\n- {{title}}\n{{/sessions}}\n- z") == [
        "•", "a", "•", "Khai mạc", "•", "Trao giấy", "•", "z",
      ])
  }

  @Test("what a list's marks look like is its style's")
  func markers() {
    #expect(ListMark.text(nil, isOrdered: true, number: 12) == "12.")
    #expect(ListMark.text("–", isOrdered: false, number: 1) == "–")
    #expect(ListMark.text("（{n:wide}）", isOrdered: true, number: 10) == "（１０）")
  }

  @Test("line ends are spaces, nothing between Japanese characters, and hard after a backslash")
  func lineEnds() throws {
    #expect(try words("một\nhai") == ["một hai"])
    #expect(
      try TemplateFixture.words(
        "日本\n語と\nVi", [:], layout: TemplateFixture.layout(languages: "ja"), language: .ja)
        == ["日本語と Vi"])
    #expect(try words("một\\\nhai") == ["một hai"])
    let drawing = try TemplateFixture.compile("một\\\nhai {{note}}").layOut(["note": .text("x")]).drawings[
      "body"]
    #expect(Set(drawing?.runs.map(\.baseline.y) ?? []).count == 2)
  }

  @Test("headings and roles are told to screen readers")
  func roles() throws {
    let styles = TemplateFixture.styles + "\n  h1: {inherits: title}\n  h2: {inherits: body}"
    let compiled = try TemplateFixture.compile(
      "## A\n\n### B\n\n{.title} C\n\nd {{note}}", layout: TemplateFixture.layout(styles: styles))
    let roles = try compiled.layOut(["note": .text("x")]).drawings["body"]?.roles
    #expect(roles == [.heading(1), .heading(2), .heading(1), .paragraph])
  }

  @Test("an empty field fails, is left out with its line or row, or replaced, as the layout says")
  func emptyRules() throws {
    let layout = TemplateFixture.layout(more: "empty: {phone: omit-line, note: \"—\", sessions.title: \"?\"}")
    func words(_ text: String, _ snapshot: Snapshot = [:]) throws -> [String] {
      try TemplateFixture.words(text, snapshot, layout: layout)
    }
    #expect(try words("a\\\nĐT: {{phone}}\\\nb") == ["a b"])
    #expect(try words("a\n\nĐT: {{phone}}\n\n- {{phone}}\n- c") == ["a", "•", "c"])
    #expect(try words("|  |  |\n| - | - |\n| ĐT | {{phone}} |\n| b | c |") == ["b", "c"])
    #expect(try words("a {{note}}") == ["a —"])
    #expect(try words("{{#sessions}}{{title}}{{/sessions}}", ["sessions": .rows([[:]])]) == ["?"])
    let compiled = try TemplateFixture.compile("{{name}} {{number}}", layout: layout)
    #expect(
      TemplateFixture.faults(compiled, ["number": .text("")])
        == [.unfilled(field: "name", slot: "body"), .unfilled(field: "number", slot: "body")])
  }

  @Test("a style's and a slot's language choose fonts, formats and what readers are told")
  func languages() throws {
    let styles = TemplateFixture.styles + "\n  ja: {inherits: body, language: ja}"
    let layout = TemplateFixture.layout(styles: styles)
    let snapshot: Snapshot = ["date": .date(try #require(CalendarDate(iso: "2023-11-17")))]
    #expect(
      try TemplateFixture.words("{{date:long}}\n\n{.ja} {{date:long}}", snapshot, layout: layout)
        == ["ngày 17 tháng 11 năm 2023", "令和5年11月17日"])
  }

  @Test("decomposed values come out composed")
  func composition() throws {
    #expect(
      try words("{{note}}", ["note": .text("Tu\u{31B}\u{300}")]).joined().unicodeScalars.elementsEqual(
        "Từ".unicodeScalars))
  }

  @Test("lists stand in lists, with their own marks and sections")
  func innerLists() throws {
    #expect(
      try words("1. a\n   - b\n   - {{#vip}}c{{/vip}}\n2. d\n\n   e\n\n   1. f")
        == ["1.", "a", "•", "b", "2.", "d", "e", "1.", "f"])
    let compiled = try TemplateFixture.compile("- a\n  - b {{note}}")
    let roles = try compiled.layOut(["note": .text("x")]).drawings["body"]?.roles
    #expect(
      roles == [
        .list, .listItem, .label, .body, .paragraph, .list, .listItem, .label, .body, .paragraph,
      ])
  }

  @Test("a cell has several lines: by <br>, or by a backslash between blanks")
  func cellLines() throws {
    let table = "| a |\n| - |\n| một <br> hai<br/>ba {{note}} |\n| bốn \\ năm |"
    #expect(try words(table, ["note": .text("x")]) == ["a", "một hai ba x", "bốn năm"])
    let drawing = try TemplateFixture.compile(table).layOut(["note": .text("x")]).drawings["body"]
    #expect(Set(drawing?.runs.map(\.baseline.y) ?? []).count == 6)
  }

  @Test("a reading stands above Japanese words, and nowhere else")
  func ruby() throws {
    let snapshot: Snapshot = ["name": .name("武部　勤"), "kana": .text("タケベ　ツトム")]
    func drawing(_ language: PaperLanguage, _ snapshot: Snapshot) throws -> Drawing? {
      let layout = TemplateFixture.layout(languages: language.rawValue)
      return try TemplateFixture.compile(
        "{{name:ruby=kana}} x", layout: layout, language: language
      ).layOut(snapshot).drawings["body"]
    }
    let japanese = try #require(try drawing(.ja, snapshot))
    #expect(japanese.roles.contains(.rubyText))
    #expect(japanese.runs.map(\.run.size).min() == 5)
    #expect(try drawing(.vi, snapshot)?.roles == [.paragraph])
    #expect(try drawing(.ja, ["name": .name("武部")])?.roles == [.paragraph])
  }

  @Test("a column of a table speaks its own language")
  func columnLanguages() throws {
    let layout = TemplateFixture.layout(
      more: "tables:\n  twin: {columns: [1fr, 1fr], language: [vi, ja], valign: baseline, headers: none}")
    let snapshot: Snapshot = ["date": .date(try #require(CalendarDate(iso: "2023-11-17")))]
    let table = "{.twin}\n\n| | |\n| - | - |\n| {{date:long}} | {{date:long}} |"
    #expect(
      try TemplateFixture.words(table, snapshot, layout: layout)
        == ["ngày 17 tháng 11 năm 2023", "令和5年11月17日"])
  }

  @Test(
    "digits are read as the language writes them",
    arguments: [
      ("18,5", PaperLanguage.vi, 18.5), ("18.600", .vi, 18_600), ("1.234.567,8", .vi, 1_234_567.8),
      ("18.60", .vi, 18.6),
      ("18.5", .en, 18.5), ("18,600", .en, 18_600), ("1,234,567.8", .ja, 1_234_567.8),
      ("12 000", .en, 12_000),
      ("7", .ja, 7), ("18,60", .en, nil), ("1.2.3", .vi, nil), ("", .vi, nil), ("nan", .en, nil),
      ("0x10", .en, nil),
      ("a", .vi, nil),
    ] as [(String, PaperLanguage, Double?)])
  func numbers(words: String, language: PaperLanguage, number: Double?) {
    #expect(TextParagraph.number(in: words, language) == number)
  }

  @Test("a table of two columns is drawn as bars, and read aloud")
  func charts() throws {
    let layout = TemplateFixture.layout(
      more: "charts:\n  bars: {label: cell, colour: \"#7a1420\", alt: {vi: Vốn}}")
    let table =
      "{.bars}\n\n| | |\n| - | - |\n| {{#sessions}}{{title}} | {{amount:units}}{{/sessions}} |\n| Khác | 3 |"
    let rows: [[String: FieldValue]] = [
      ["title": .text("Quảng Yên"), "amount": .number("2000000")],
      ["title": .text("Hạ Long"), "amount": .number("1500000")],
    ]
    let compiled = try TemplateFixture.compile(table, layout: layout)
    let roles = try compiled.layOut(["sessions": .rows(rows)]).drawings["body"]?.roles
    #expect(
      roles?.first == .figure(alternative: "Vốn: Quảng Yên: 2 triệu; Hạ Long: 1,5 triệu; Khác: 3"))
    let words = try TemplateFixture.compile(
      table.replacing("{{amount:units}}", with: "{{title}}"), layout: layout)
    #expect(TemplateFixture.faults(words, ["sessions": .rows(rows)]).count == 1)
    let less: [[String: FieldValue]] = [["title": .text("a"), "amount": .number("-1")]]
    let fault = try #require(TemplateFixture.faults(compiled, ["sessions": .rows(less)]).first)
    #expect(fault.slot == "body" && fault.field == "sessions.amount")
    #expect(fault.description.hasPrefix("slot body: the number of bar 1 must be 0 or more"))
  }
}
