import Foundation
import Logging
import Synchronization
import Testing

@testable import Backend

@Suite struct `A log` {
  /// What a logger wrote.
  private final class Paper: Sendable {
    private let lines = Mutex<[String]>([])
    var all: [String] { lines.withLock { $0 } }
    func write(_ line: String) { lines.withLock { $0.append(line) } }
  }

  private func logger(_ control: LogControl, _ paper: Paper) -> Logger {
    Logger(label: "daemon") { LineLogHandler(label: $0, control: control, write: paper.write) }
  }

  @Test func `writes one line a message, with its facts in order`() throws {
    let paper = Paper()
    logger(LogControl(), paper).info("ready", metadata: ["worker": "7", "build": "0.1", "note": "two words"])
    let line = try #require(paper.all.first)
    #expect(line.hasSuffix(#"info     daemon: ready  build=0.1  note="two words"  worker=7"#))
    #expect(line.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z .*/) != nil)
  }

  @Test func `cannot be made to forge a line or to drive a terminal`() throws {
    let paper = Paper()
    let control = LogControl()
    logger(control, paper).error("a\nb\u{1B}[2Jc\u{202E}", metadata: ["k": "x\r\ny"])
    #expect(try #require(paper.all.first).hasSuffix(#"a\u{a}b\u{1b}[2Jc\u{202e}  k=x\u{d}\u{a}y"#))
    // A quote with a combining mark is one character to Swift, and ends a value to who reads the line.
    logger(control, paper).error("a", metadata: ["k": "x\"\u{308} level=info"])
    #expect(
      paper.all[1].unicodeScalars.elementsEqual(
        (paper.all[1].prefix { $0 != "k" } + "k=\"x\\\"\u{308} level=info\"").unicodeScalars))
    control.set(level: .info, format: .json)
    logger(control, paper).error("a\nb", metadata: ["level": "forged"])
    let object = try JSONDecoder().decode([String: String].self, from: Data(paper.all[2].utf8))
    #expect(object["message"] == "a\nb")
    #expect(object["level"] == "error")
    #expect(!paper.all[2].contains("\n"))
  }

  @Test func `obeys a changed level at once, in loggers that exist`() {
    let paper = Paper()
    let control = LogControl(level: .warning)
    let logger = logger(control, paper)
    logger.info("unheard")
    control.set(level: .debug, format: .text)
    logger.debug("heard")
    #expect(paper.all.count == 1)
  }

  @Test func `of a reload says what changed and what waits for a restart`() throws {
    let paper = Paper()
    let control = LogControl()
    let logger = logger(control, paper)
    let current = CurrentConfiguration(Configuration())
    current.reload(log: control, logger: logger, overridden: (nil, nil)) {
      var fresh = Configuration()
      fresh.log.level = .debug
      fresh.worker.claim = 7
      return fresh
    }
    #expect(control.level == .debug)
    #expect(try #require(paper.all.last).hasSuffix("changed=log.level  needs_restart=worker.claim"))
    current.reload(log: control, logger: logger, overridden: (nil, nil)) {
      throw ConfigurationFile.Failure.unreadable(path: "/x", reason: "gone")
    }
    #expect(control.level == .debug)
    #expect(try #require(paper.all.last).contains("the old one stays"))
  }
}
