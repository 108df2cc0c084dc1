import Spreadsheets
import Testing
import TestSupport

@Suite struct `Text in a cell` {
  @Test(arguments: [
    ("+84 203 3835 696", "'+84 203 3835 696"), ("=1+1", "'=1+1"), ("@sum", "'@sum"), ("＝1", "'＝1"),
    ("-", "'-"), ("'=x", "''=x"), ("Nguyễn Văn A", "Nguyễn Văn A"), ("'tis", "'tis"), ("", ""), ("'", "'"),
    ("O'Neill", "O'Neill"), ("a=b", "a=b"), ("e\u{301}", "e\u{301}"), ("=\u{301}", "'=\u{301}"),
  ])
  func `that a spreadsheet would run gets an apostrophe, and nothing else does`(text: String, safe: String) {
    #expect(CellText.safe(text) == safe)
    #expect(CellText.restored(safe) == text)
  }

  @Test(arguments: 1...300 as ClosedRange<UInt64>)
  func `comes back as it was, whatever it is`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let alphabet = ["'", "=", "+", "-", "@", "\t", "\r", "\n", "\0", "＋", "x", " ", "\u{301}", "\""]
    let text = (0..<Int.random(in: 0...5, using: &random)).map { _ in
      alphabet.randomElement(using: &random) ?? ""
    }.joined()
    let safe = CellText.safe(text)
    #expect(CellText.restored(safe).unicodeScalars.elementsEqual(text.unicodeScalars))
    #expect(!"=+-@\t\r\n\0".unicodeScalars.contains(safe.unicodeScalars.first ?? "x"))
  }
}
