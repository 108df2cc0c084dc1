import Documents
package import Foundation
import PDF

/// Names of all kinds on every built-in paper that shows one, as its recipient's or in its rows: each is set whole, inside its slot and in glyphs that
/// mean it, is read back character for character, and makes no file much larger; or it is refused by name.
package struct NameDrill {
  private let papers: [BuiltInPaper]
  private let folder: URL
  private var ink = PaperInk()
  private var report = DrillReport()
  private var sizes: [String: [Int]] = [:]
  private var tally: [GuestName.Kind: Tally] = [:]
  /// The words around the name, by paper and by what else depends on the name.
  private var surroundings: [String: [[Unicode.Scalar]]] = [:]
  private var largestForeign: [String: Int] = [:]
  private var reach = PaperInk.Extreme()
  private var refused: Set<String> = []

  private struct Tally {
    var names = 0
    var papers = 0
    var read = 0
    var refused = 0
  }

  private struct Written {
    let paper: BuiltInPaper
    let name: GuestName
    let path: String
  }

  /// How far ink may reach out of a slot, in em.
  private static let bleed = 0.125
  private static let chunk = 100
  /// One row: with more of them, where pages end would depend on the name, and with that what else is read on them.
  private static let rows = 1

  /// `folder` is for files that are looked at and removed again.
  package init(_ papers: [BuiltInPaper], in folder: URL) {
    self.papers = papers.filter { !$0.nameFields.isEmpty }
    self.folder = folder
  }

  /// Tries so many names: each on all papers, and read back on one of each kind.
  package mutating func run(_ count: Int, seed: UInt64) throws -> DrillReport {
    var names = GuestNames(seed: seed)
    var written: [Written] = []
    for index in 0..<count {
      let name = names.next()
      tally[name.kind, default: Tally()].names += 1
      let kinds = Dictionary(grouping: papers, by: \.kind)
      // Another language with each name, and with each round of the kinds of names.
      let turn = index + index / GuestName.Kind.allCases.count
      let isRead = Set(kinds.values.map { $0[turn % $0.count].name })
      var refusals = 0
      for paper in papers {
        guard let bytes = try make(paper, for: name) else {
          refusals += 1
          continue
        }
        guard isRead.contains(paper.name) else { continue }
        let path = folder.appending(path: "\(index)-\(paper.name).pdf").path
        try Data(bytes).write(to: URL(filePath: path))
        written.append(Written(paper: paper, name: name, path: path))
      }
      if refusals > 0 { tally[name.kind]?.refused += 1 }
      if name.kind == .impossible, refusals < papers.count {
        report.fail("\(name.text): set on \(papers.count - refusals) papers, though no font has it")
      }
      if written.count >= Self.chunk * kinds.count || index == count - 1 {
        try read(written)
        written = []
      }
    }
    summarise(count)
    return report
  }

  /// The file, measured; nil where it is refused.
  private mutating func make(_ paper: BuiltInPaper, for name: GuestName) throws -> [UInt8]? {
    do throws(PaperFault) {
      let snapshot = paper.snapshot(for: name, rows: Self.rows)
      let layout = try paper.form.layOut(snapshot)
      let measure = ink.measure(layout, of: paper.form.template)
      let strike = try paper.form.strike(layout, about: paper.information())
      tally[name.kind]?.papers += 1
      if measure.missing > 0 { report.fail("\(paper.name), \(name.text): .notdef \(measure.missing) times") }
      reach.note(measure.reach.value, at: "\(paper.name), \(measure.reach.place)")
      if measure.reach.value > Self.bleed {
        report.fail(
          "\(paper.name), \(name.text): ink \(measure.reach.value.hundredths) em outside of \(measure.reach.place)"
        )
      }
      for pair in measure.collisions { report.fail("\(paper.name), \(name.text): \(pair) lie on each other") }
      let bytes = paper.form.plate.bytes + strike.bytes
      if name.isForeign(to: paper.language) {
        largestForeign[paper.name] = max(largestForeign[paper.name] ?? 0, bytes.count)
      } else {
        sizes[paper.name, default: []].append(bytes.count)
      }
      return bytes
    } catch {
      note(error, on: paper, name)
      return nil
    }
  }

  /// A refusal has to name a character of the name, and the field: in rows it may be `guests.name of G-001`.
  private mutating func note(_ fault: PaperFault, on paper: BuiltInPaper, _ name: GuestName) {
    let fields = paper.nameFields
    for problem in fault.problems {
      if case .missingGlyph(let character, let field?, _) = problem,
        fields.contains(where: { field.isField($0, inRows: paper.isAboutMany) }), name.has(character)
      {
        refused.insert(character)
      } else {
        report.fail("\(paper.name), \(name.kind.rawValue), \(name.text): \(problem)")
      }
    }
  }

  private mutating func read(_ written: [Written]) throws {
    try Reader.run("pdftotext -raw -enc UTF-8 \"$1\" 2>&1", on: written.map(\.path))
    for paper in written {
      let parts = try surroundings(of: paper.paper, paper.name)
      let text =
        (try? String(contentsOfFile: paper.path.replacing(/pdf$/, with: "txt"), encoding: .utf8)) ?? ""
      if let difference = ReadPaper(text).difference(from: parts, name: paper.name.composed) {
        report.fail("\(paper.paper.name), \(paper.name.text): \(difference)")
      } else {
        tally[paper.name.kind]?.read += 1
      }
      for end in ["pdf", "txt"] {
        try? FileManager.default.removeItem(atPath: paper.path.replacing(/pdf$/, with: end))
      }
    }
  }

  /// What stands around the name on such a paper, as read in one with another name.
  private mutating func surroundings(of paper: BuiltInPaper, _ name: GuestName) throws -> [[Unicode.Scalar]] {
    let placeholder = name.reading == nil ? "QXZXQ" : "亜亜亜"
    let key = "\(paper.name) \(placeholder) \(name.kind == .organisation)"
    if let known = surroundings[key] { return known }
    let other = GuestName(kind: name.kind == .organisation ? .organisation : .japanese, text: placeholder)
    let path = folder.appending(path: "around.pdf").path
    try Data(paper.file(paper.snapshot(for: other, rows: Self.rows)).bytes).write(to: URL(filePath: path))
    let words = try Reader.output(
      of: ["sh", "-c", "pdftotext -raw -enc UTF-8 \"$1\" -", "sh"], on: [path])
    try FileManager.default.removeItem(atPath: path)
    let parts = ReadPaper(words).cut(at: placeholder)
    let (times, least) = (parts.count - 1, paper.nameFields.count)
    if paper.isAboutMany ? times < least : times != least {
      report.fail("\(paper.name): the name stands there \(times) times")
    }
    surroundings[key] = parts
    return parts
  }

  private mutating func summarise(_ count: Int) {
    let kindCount = Set(papers.map(\.kind)).count
    let many = Set(papers.filter(\.isAboutMany).map(\.name))
    report.say(
      "\(count) names, each on \(papers.count) papers, read back on one of each of \(kindCount) kinds")
    report.say(
      "  \("kind".padded(32)) \("names".padded(7, left: true)) \("set".padded(7, left: true)) "
        + "\("read back".padded(10, left: true)) \("refused".padded(8, left: true))")
    for kind in GuestName.Kind.allCases {
      guard let tally = tally[kind] else { continue }
      report.say(
        "  \(kind.rawValue.padded(32)) \("\(tally.names)".padded(7, left: true)) "
          + "\("\(tally.papers)".padded(7, left: true)) \("\(tally.read)".padded(10, left: true)) "
          + "\("\(tally.refused)".padded(8, left: true))")
    }
    report.say("  set: papers; refused: names that some paper refused, naming character and field")
    let characters = refused.sorted().joined(separator: ", ")
    report.say("  characters refused: \(characters.isEmpty ? "none" : characters)")
    report.say(
      "  farthest that ink, such as that of f or Ẫ, reaches out of a slot: \(reach.value.hundredths) em (\(reach.place))"
    )
    for (paper, sizes) in sizes.sorted(by: { $0.key < $1.key }) {
      let sorted = sizes.sorted()
      let median = Double(sorted[sorted.count / 2])
      let ratio = Double(sorted[sorted.count - 1]) / median
      let foreign =
        largestForeign[paper].map { "; long names in kanji \((Double($0) / median).hundredths) ×" } ?? ""
      report.say(
        "  \(paper.padded(20)) median \(sorted[sorted.count / 2]) bytes, largest \(ratio.hundredths) ×\(foreign)"
      )
      // One that is about many is mostly names, here in one row.
      if ratio > 1.15, !many.contains(paper) {
        report.fail("\(paper): the largest file is \(ratio.hundredths) × the median")
      }
    }
  }
}

extension String {
  /// Whether a message calls a field so.
  fileprivate func isField(_ field: String, inRows: Bool) -> Bool {
    guard inRows else { return self == field }
    let words = split(separator: " ").first ?? ""
    return words == field || words.hasSuffix(".\(field)")
  }
}

extension GuestName {
  /// Whether the name has many kanji and the paper is in Latin letters: it stands there only where nobody has stored a
  /// romanised form, and each kanji brings its outline.
  fileprivate func isForeign(to language: PaperLanguage) -> Bool {
    language != .ja && text.unicodeScalars.count(where: \.properties.isIdeographic) > 20
  }

  /// Whether a character that a message names, `Ꮳ (U+13E3)`, is in the name.
  fileprivate func has(_ character: String) -> Bool {
    let numbers = character.matches(of: /U\+([0-9A-F]+)/).compactMap { UInt32($0.1, radix: 16) }
    return !numbers.isEmpty
      && numbers.allSatisfy { number in composed.unicodeScalars.contains { $0.value == number } }
  }
}
