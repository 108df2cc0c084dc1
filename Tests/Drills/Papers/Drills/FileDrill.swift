import Documents
package import Foundation
import PDF
package import Signing

/// Files of every built-in template and language, sealed and not, of one and of several pages: each keeps every rule.
package struct FileDrill {
  private let papers: [BuiltInPaper]
  private let seal: Seal
  private let folder: URL

  package init(_ papers: [BuiltInPaper], seal: Seal, in folder: URL) {
    self.papers = papers
    self.seal = seal
    self.folder = folder
  }

  /// Makes so many files. `veraPDF` is a program that takes files and prints a line with PASS or FAIL for each; nil
  /// leaves it out.
  package func run(_ count: Int, seed: UInt64, veraPDF: String?) throws -> DrillReport {
    var report = DrillReport()
    var names = GuestNames(seed: seed)
    var paths: [String] = []
    var made: Set<String> = []
    var (sealed, several, most) = (0, 0, 0)
    var (findings, refused) = (0, [String: Int]())
    for index in 0..<count {
      var name = names.next()
      while name.kind == .impossible { name = names.next() }
      let paper = papers[index % papers.count]
      let round = index / papers.count
      var snapshot = paper.snapshot(for: name)
      if round % 4 > 1 { grow(&snapshot, of: paper, times: 40 + round * 3) }
      let isSealed = paper.kind.isNumbered && !round.isMultiple(of: 2)
      let file: (bytes: [UInt8], pageCount: Int)
      do throws(any Error) {
        file = try isSealed ? paper.file(snapshot, sealedWith: seal) : paper.file(snapshot)
      } catch let fault as PaperFault {
        refused[paper.name, default: 0] += 1
        // No font may have a name's letters; what else stands on a paper is ours.
        if paper.nameFields.isEmpty { report.fail("\(paper.name) \(index) is refused: \(fault)") }
        continue
      }
      for finding in Conformance.check(file.bytes).findings {
        report.fail("\(paper.name) \(index): \(finding)")
        findings += 1
      }
      made.insert(paper.name)
      let path = folder.appending(path: "\(index)-\(paper.name).pdf").path
      if veraPDF != nil { try Data(file.bytes).write(to: URL(filePath: path)) }
      paths.append(path)
      sealed += isSealed ? 1 : 0
      several += file.pageCount > 1 ? 1 : 0
      most = max(most, file.pageCount)
    }
    report.say(
      "\(paths.count) files of \(made.count) papers, \(sealed) of them sealed, \(several) of two to \(most) pages"
    )
    let refusals = refused.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    report.say("  refused: \(refusals.isEmpty ? "none" : refusals)")
    for name in refused.keys.sorted() where !made.contains(name) {
      report.fail("\(name): refused every time")
    }
    report.say("  trao document check: \(findings) findings")
    guard let veraPDF else {
      report.say("  veraPDF: skipped (VERAPDF is not set)")
      return report
    }
    let command = veraPDF.split(separator: " ").map(String.init)
    let verdicts = try Reader.output(of: command, on: paths).split(separator: "\n")
    let passed = verdicts.count { $0.contains("PASS") }
    let failed = verdicts.filter { $0.contains("FAIL") }
    report.say("  veraPDF: \(passed) verdicts PASS, \(failed.count) FAIL")
    for verdict in failed { report.fail("veraPDF: \(verdict)") }
    if passed < paths.count { report.fail("veraPDF passed \(passed) of \(paths.count) files") }
    for path in paths { try? FileManager.default.removeItem(atPath: path) }
    return report
  }

  /// Lets a letter go on overleaf: other papers have one page, or as many as their rows need.
  private func grow(_ snapshot: inout Snapshot, of paper: BuiltInPaper, times: Int) {
    guard paper.kind == .invitation else { return }
    let words: [PaperLanguage: String] = [
      .vi: "phát triển bền vững, ", .ja: "持続可能な発展、", .en: "sustainable growth, ",
    ]
    snapshot["conference.theme"] = .text(String(repeating: words[paper.language] ?? "", count: times))
  }
}
