import Reports
import Spreadsheets
import Testing

@Suite struct `Folded text` {
  @Test func `has lines of at most the width, and loses no word`() {
    let text = "B-1 (vi): slot body: no font has the character 🎉 of the field; add a font that has it"
    for width in 12...100 {
      let folded = PlainText.folded(text, to: width, indent: 2)
      let lines = folded.split(separator: "\n")
      #expect(lines.allSatisfy { DisplayWidth.of(String($0)) <= width })
      #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("  ") })
      #expect(folded.split { $0 == " " || $0 == "\n" } == text.split(separator: " "))
    }
  }

  @Test func `is left alone where it is short enough or nobody looks`() {
    #expect(PlainText.folded("a  b c", to: 6) == "a  b c")
    #expect(PlainText.folded("a b c d", to: nil) == "a b c d")
  }

  @Test func `leaves words longer than a line where they are, and the indent before the first`() {
    #expect(
      PlainText.folded("  where:  /a/very/long/path now", to: 12, indent: 10)
        == "  where:  /a/very/long/path now")
    #expect(PlainText.folded("  /a/very/long/path is", to: 8, indent: 2) == "  /a/very/long/path\n  is")
    #expect(PlainText.folded("ab  cd", to: 5) == "ab\ncd")
    #expect(PlainText.folded("注記：招待状は届いた。", to: 12, indent: 2) == "注記：招待状\n  は届いた。")
  }
}
