import Digests
import Documents
package import Foundation
import PDF
package import Signing
import TestSupport

/// Sealed files with one bit turned: outside of the signature's `/Contents` nobody takes them for whole; inside it they
/// are not the file that was released.
///
/// Inside, readers are lenient: a hexadecimal digit may be of the other case; pdfsig does not ask whether the certificate
/// is the one that the signature names (RFC 5035), pyHanko not after version numbers. Only the stored hash sees all.
package struct FlipDrill {
  private let papers: [BuiltInPaper]
  private let seal: Seal
  private let folder: URL

  /// A released file.
  private struct Sealed {
    let name: String
    let bytes: [UInt8]
    let plateSize: Int
    let hole: Range<Int>
    let hash: Digest
  }

  private struct Flip {
    let file: Int
    let bit: Int
    let path: String
  }

  private static let own = "trao, signature"
  private static let stored = "trao, stored hash"
  private static let poppler = "pdfsig"
  private static let pyHanko = "pyHanko"

  package init(_ papers: [BuiltInPaper], seal: Seal, in folder: URL) {
    self.papers = papers.filter(\.kind.isNumbered)
    self.seal = seal
    self.folder = folder
  }

  /// Turns so many bits outside, and as many inside. `python` is a Python that has pyHanko; nil leaves that out.
  package func run(_ count: Int, seed: UInt64, python: String?) throws -> DrillReport {
    var report = DrillReport()
    var random = SeededGenerator(seed: seed)
    let files = try sealedFiles()
    var programs = [Self.stored, Self.own, Self.poppler]
    if python != nil { programs.append(Self.pyHanko) }
    try proveWhole(files, python: python, programs, &report)
    report.say(
      "\(count) bits turned outside of /Contents and \(count) inside, in \(files.count) sealed papers: taken for whole by"
    )
    report.say("  " + "".padded(22) + programs.map { $0.padded(19, left: true) }.joined())
    for isInside in [false, true] {
      let flips = (0..<count).map { index in
        let file = index % files.count
        let path = folder.appending(path: "\(isInside ? "in" : "out")-\(index).pdf").path
        return Flip(file: file, bit: bit(in: files[file], inside: isInside, &random), path: path)
      }
      let accepted = try ask(flips, of: files, python: python)
      report.say(
        "  " + (isInside ? "inside /Contents" : "outside /Contents").padded(22)
          + programs.map { "\(accepted[$0]?.count ?? 0)".padded(19, left: true) }.joined())
      for (program, flips) in accepted.sorted(by: { $0.key < $1.key }) {
        for flip in flips where !isInside || program == Self.stored {
          report.fail(
            "\(program) takes \(files[flip.file].name) for whole with bit \(flip.bit % 8) of byte "
              + "\(flip.bit / 8) turned: \(excerpt(files[flip.file].bytes, around: flip.bit / 8))")
        }
      }
    }
    if python == nil { report.say("  pyHanko: skipped (PYTHON names no Python that has it)") }
    return report
  }

  private func sealedFiles() throws -> [Sealed] {
    var names = GuestNames(seed: 5)
    return try papers.map { paper in
      let bytes = try paper.file(paper.snapshot(for: names.next()), sealedWith: seal).bytes
      guard let field = try PDFFile(bytes).signatures.first else { throw NotSealed(paper: paper.name) }
      return Sealed(
        name: paper.name, bytes: bytes, plateSize: paper.form.plate.bytes.count, hole: field.contentsRange,
        hash: SHA256.hash(bytes))
    }
  }

  private struct NotSealed: Error {
    let paper: String
  }

  /// A program that refuses everything would prove nothing.
  private func proveWhole(
    _ files: [Sealed], python: String?, _ programs: [String], _ report: inout DrillReport
  ) throws {
    let flips = files.indices.map {
      Flip(file: $0, bit: -1, path: folder.appending(path: "whole-\($0).pdf").path)
    }
    let accepted = try ask(flips, of: files, python: python)
    for program in programs where accepted[program]?.count != files.count {
      report.fail(
        "\(program) takes \(accepted[program]?.count ?? 0) of \(files.count) unchanged papers for whole")
    }
  }

  /// Outside, half of them in what each paper has of its own, where the signature and the structure are; inside, half of
  /// them in the signature itself, the others in the zeros behind it too.
  private func bit(in file: Sealed, inside: Bool, _ random: inout SeededGenerator) -> Int {
    let isNear = Bool.random(using: &random)
    var byte: Int
    if inside {
      let digits = file.hole.lowerBound + 1..<file.hole.upperBound - 1
      byte = Int.random(
        in: isNear ? digits.lowerBound..<digits.lowerBound + digits.count / 2 : digits, using: &random)
    } else {
      let start = isNear ? file.plateSize : 0
      byte = Int.random(in: start..<file.bytes.count - file.hole.count, using: &random)
      if byte >= file.hole.lowerBound { byte += file.hole.count }
    }
    return byte * 8 + Int.random(in: 0..<8, using: &random)
  }

  private func ask(
    _ flips: [Flip], of files: [Sealed], python: String?
  ) throws -> [String: [Flip]] {
    var accepted: [String: [Flip]] = [:]
    let trust = SealTrust(keys: [seal.certificate.fingerprint: SealTrust.Key(name: "drill")])
    for flip in flips {
      var bytes = files[flip.file].bytes
      if flip.bit >= 0 { bytes[flip.bit / 8] ^= 1 << UInt8(flip.bit % 8) }
      if SHA256.hash(bytes) == files[flip.file].hash { accepted[Self.stored, default: []].append(flip) }
      let reports = (try? SealCheck.check(bytes, trust: trust)) ?? []
      if !reports.isEmpty, reports.allSatisfy(\.isTrusted) { accepted[Self.own, default: []].append(flip) }
      try Data(bytes).write(to: URL(filePath: flip.path))
    }
    let paths = flips.map(\.path)
    try Reader.run("timeout 20 pdfsig -nocert \"$1\" >\"$1.said\" 2>&1; exit 0", on: paths)
    for flip in flips {
      let said = String(
        decoding: (try? Data(contentsOf: URL(filePath: flip.path + ".said"))) ?? Data(), as: UTF8.self)
      if said.contains("Signature is Valid."), said.contains("Total document signed") {
        accepted[Self.poppler, default: []].append(flip)
      }
    }
    if let python {
      let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "pyhanko_whole.py").path
      let whole = Set(
        try Reader.output(of: [python, script], on: paths).split(separator: "\n").map(String.init))
      accepted[Self.pyHanko] = flips.filter { whole.contains($0.path) }
    }
    for path in paths {
      for end in ["", ".said"] { try? FileManager.default.removeItem(atPath: path + end) }
    }
    return accepted
  }

  private func excerpt(_ bytes: [UInt8], around place: Int) -> String {
    let near = bytes[max(0, place - 16)..<min(bytes.count, place + 16)]
    return "…" + String(decoding: near.map { 32..<127 ~= $0 ? $0 : UInt8(ascii: ".") }, as: UTF8.self) + "…"
  }
}
