import Reports
import Testing

@Suite struct `Plain text` {
  @Test func `of several lines keeps their ends and nothing else that moves the cursor`() {
    #expect(PlainText.escapedLines("") == "")
    #expect(PlainText.escapedLines("one\ntwo\n") == "one\ntwo\n")
    #expect(
      PlainText.escapedLines("a\r\nb\u{1B}[2J\n\n\tc\u{202E}") == "a\\u{d}\nb\\u{1b}[2J\n\n\\u{9}c\\u{202e}")
  }
}
