import Spreadsheets
import Testing

@testable import Reports

@Suite struct `A table for people` {
  @Test(arguments: [
    ("abc", 3), ("Cao Tường Huy", 13), ("武部勤", 6), ("たけべ", 6), ("ﾀｹﾍﾞ", 4), ("e\u{301}", 1), ("武部　勤", 8),
    ("👨‍👩‍👧", 2), ("🇻🇳", 2), ("각", 2), ("각", 2), ("", 0), ("…", 1), ("𠮷野", 4), ("、。", 4), ("é—–", 3),
  ])
  func `knows how many cells a text takes`(text: String, cells: Int) {
    #expect(DisplayWidth.of(text) == cells)
  }

  @Test func `keeps columns in line, whatever the script`() {
    var table = TextTable([.code("id"), .text("name"), .number("count")])
    table.add(["1", "武部勤", "7"])
    table.add(["22", "Cao Tường Huy", "1234"])
    table.addRule()
    table.add(["", "all", "1241"])
    #expect(
      table.text() == """
        id  name           count
        ──  ─────────────  ─────
        1   武部勤             7
        22  Cao Tường Huy   1234
        ──  ─────────────  ─────
            all             1241

        """)
  }

  @Test func `fits the terminal by cutting text, never numbers or codes`() {
    var table = TextTable([.code("code"), .text("name"), .number("count")])
    table.add(["QN-HOST-0001", String(repeating: "長い名前", count: 10), "1234567"])
    let lines = table.text(width: 40).split(separator: "\n")
    #expect(lines.allSatisfy { DisplayWidth.of($0) <= 40 })
    #expect(lines[2].contains("QN-HOST-0001"))
    #expect(lines[2].contains("…"))
    #expect(lines[2].hasSuffix("1234567"))
    #expect(!table.text(width: nil).contains("…"))
  }

  @Test func `folds sentences instead of cutting them`() {
    var table = TextTable([.code("place"), .prose("because"), .number("rank")])
    table.add(["1", "placed by hand by the organising committee: 日越友好議員連盟の特別顧問", "10"])
    table.add(["2", "rank", "20"])
    #expect(
      table.text(width: 34) == """
        place  because                rank
        ─────  ─────────────────────  ────
        1      placed by hand by the    10
               organising committee:
               日越友好議員連盟の特
               別顧問
        2      rank                     20

        """)
    #expect(
      TextWrap.lines("a \(String(repeating: "x", count: 25)) b", to: 10) == [
        "a", "xxxxxxxxxx", "xxxxxxxxxx", "xxxxx b",
      ])
  }

  @Test(arguments: [1, 2, 3, 7, 8])
  func `cuts between characters and says that something is missing`(cells: Int) {
    let cut = PlainText.fitted("武部 勤は北海道の人", to: cells)
    #expect(DisplayWidth.of(cut) <= cells)
    #expect(cut.hasSuffix("…"))
    #expect("武部 勤は北海道の人".hasPrefix(cut.dropLast()))
  }

  @Test func `shows what people typed without obeying it`() {
    var table = TextTable([.text("name")])
    table.add(["\u{1B}[31mred\u{7}\nnext\u{9B}2J\u{202E}abc\u{2028}"])
    let text = table.text()
    #expect(text.contains(#"\u{1b}[31mred\u{7}\u{a}next\u{9b}2J\u{202e}abc\u{2028}"#))
    #expect(text.split(separator: "\n").count == 3)
  }
}
