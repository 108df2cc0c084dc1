import Testing

@testable import Spreadsheets

@Suite struct `A CSV file for spreadsheets` {
  @Test func `quotes what needs it, as RFC 4180 says`() {
    var csv = CSVText(header: ["a", "b", "c"])
    csv.append([.text("plain"), .text("a,b"), .text("she said \"no\"")])
    csv.append([.text("two\r\nlines"), .empty, .text(" outer ")])
    #expect(csv.text == "a,b,c\r\nplain,\"a,b\",\"she said \"\"no\"\"\"\r\n\"two\r\nlines\",,\" outer \"\r\n")
  }

  @Test func `has no quote that a combining mark hides`() throws {
    // The two are one character for Swift, and two for whoever reads the file.
    let text = "x\"\u{308},=HYPERLINK(\"\"\u{301}http://evil\")"
    var csv = CSVText(header: ["a"])
    csv.append([.text(text)])
    let table = try Table(reading: Array(csv.text.utf8), named: "x.csv", TableOptions(separator: .comma))
    #expect(table.records.map { $0.cells.map(\.text) } == [["a"], [text]])
    #expect(table.breaks.isEmpty)
  }

  @Test(arguments: ["=1+1", "+84", "-x", "@sum", "\tx", "\rx", "\0x", "＝1"])
  func `keeps spreadsheets from running what people typed`(text: String) {
    var csv = CSVText(header: ["a"])
    csv.append([.text(text)])
    #expect(csv.text.contains("'" + text))
  }

  @Test func `leaves its own numbers alone, and everything in files that programs read back`() {
    var csv = CSVText(header: ["a"])
    csv.append([.value("-1.50")])
    #expect(csv.text == "a\r\n-1.50\r\n")
    var plain = CSVText(header: ["a"], isForSpreadsheets: false)
    plain.append([.text("+84 203")])
    #expect(plain.text == "a\r\n+84 203\r\n")
  }
}
