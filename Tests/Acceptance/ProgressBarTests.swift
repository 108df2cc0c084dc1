import Reports
import Spreadsheets
import Testing

@testable import trao

@Suite struct `The progress bar` {
  @Test func `shows how much is done, how fast, and how long it will take`() {
    var bar = ProgressBar("batch 3", width: 80)
    #expect(bar.line(done: 0, of: 300, after: .zero) == "batch 3  ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░  0/300")
    let line = bar.line(done: 120, of: 300, after: .seconds(3))
    #expect(line == "batch 3  ████████████░░░░░░░░░░░░░░░░░░  120/300  40/s  5 s left")
    #expect(
      bar.line(done: 300, of: 300, after: .seconds(8), note: "2 dead").hasSuffix("300/300  37/s  2 dead"))
  }

  @Test(arguments: [20, 40, 60, 80, 200])
  func `never breaks the line of a terminal`(width: Int) {
    var bar = ProgressBar("請願書 invitations of a very long name indeed", width: width)
    _ = bar.line(done: 0, of: 100_000, after: .zero)
    for done in [0, 1, 50_000, 99_999, 100_000] {
      let line = bar.line(done: done, of: 100_000, after: .seconds(7200), note: "the database is away")
      #expect(DisplayWidth.of(line) < width)
    }
  }

  @Test func `is a plain line where there is no terminal`() {
    var bar = ProgressBar("batch 3", width: nil)
    #expect(bar.line(done: 1, of: 4, after: .zero) == "batch 3: 1/4")
  }
}
