import PDF
import TestSupport
import Testing

@Suite struct RandomPaperTests {
  @Test(arguments: 0..<40)
  func `Whatever is drawn where, pages show it and the structure tells it in order`(seed: Int) throws {
    let paper = try RandomPaper(seed: UInt64(seed))
    let plate = try paper.plate()
    let strike = try plate.strike(paper.variable, about: .sample())
    #expect(try paper.plate().strike(paper.variable, about: .sample()) == strike)
    #expect(strike.pageCount == paper.shown.count)
    let file = try PDFFile(plate.bytes + strike.bytes)
    let check = try file.ask("qpdf", "--check", "FILE")
    #expect(check.status == 0, "\(check.output)")
    #expect(Conformance.check(plate.bytes + strike.bytes).findings.isEmpty)
    let pages = try file.ask("pdftotext", "-raw", "FILE", "-").output.split(
      separator: "\u{c}", omittingEmptySubsequences: false)
    for (page, words) in paper.shown.enumerated() {
      #expect(pages[page].split(whereSeparator: \.isWhitespace).map(String.init) == words)
    }
    let tree = try file.ask("pdfinfo", "-struct-text", "FILE").output
    let told = tree.matches(of: /"([^"]*)"/).map { String($0.1) }.joined(separator: " ")
    #expect(told.split(separator: " ").map(String.init) == paper.told)
  }
}
