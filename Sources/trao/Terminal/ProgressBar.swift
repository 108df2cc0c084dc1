import Foundation
import Reports
import Spreadsheets

/// Shows how far long work is: a bar that is redrawn on a terminal, plain lines elsewhere.
struct ProgressBar {
  private let title: String
  private let width: Int?
  private let started = ContinuousClock.now
  private var firstDone: Int?
  private var lastPercent = -1

  /// A bar under a title.
  ///
  /// - Parameters:
  ///   - title: What is being done.
  ///   - width: Cells of the terminal; nil where there is none.
  init(_ title: String, width: Int? = Terminal.errorWidth) {
    self.title = title
    self.width = width
  }

  /// Draws the state of the work. Elsewhere than on a terminal a line is written for each tenth of it.
  mutating func show(done: Int, of total: Int, note: String = "") {
    let text = line(done: done, of: total, after: ContinuousClock.now - started, note: note)
    if width != nil {
      Output.writeError("\r\u{1B}[K" + text)
      return
    }
    let percent = total > 0 ? done * 10 / total : 0
    if percent != lastPercent {
      lastPercent = percent
      Output.note(text)
    }
  }

  /// Leaves the line.
  func finish() {
    if width != nil { Output.writeError("\n") }
  }

  /// One state in words: `invitations  ████████░░░░  120/300  41/s  4 s left`.
  mutating func line(done: Int, of total: Int, after elapsed: Duration, note: String = "") -> String {
    let first = firstDone ?? done
    firstDone = first
    var facts = ["\(done)/\(total)"]
    let seconds = elapsed.seconds
    if seconds >= 1, done > first {
      let rate = Double(done - first) / seconds
      facts.append(rate >= 10 ? "\(Int(rate))/s" : String(format: "%.1f/s", rate))
      if done < total { facts.append(Self.words(Double(total - done) / rate) + " left") }
    }
    if !note.isEmpty { facts.append(note) }
    let tail = facts.joined(separator: "  ")
    guard let width else { return "\(title): \(tail)" }
    let head = PlainText.fitted(title, to: max(8, width / 3))
    let room = width - DisplayWidth.of(head) - DisplayWidth.of(tail) - 5
    guard room >= 8 else { return PlainText.fitted("\(head)  \(tail)", to: width - 1) }
    let cells = min(room, 30)
    let filled = total > 0 ? min(cells, done * cells / total) : 0
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: cells - filled)
    return "\(head)  \(bar)  \(tail)"
  }

  private static func words(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded(.up))
    if whole < 60 { return "\(whole) s" }
    if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
    return "\(whole / 3600) h \(whole % 3600 / 60) min"
  }
}

extension Duration {
  var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) / 1e18
  }
}
