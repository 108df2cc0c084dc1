import Documents
import Fonts
import Foundation
import PDF
import Signing

/// Measures the two papers that every engine of `scripts/bench papers` makes: on one core, from template and values to
/// bytes, sealed with a P-256 key.
///
/// `papers-benchmark FOLDER COUNT FAMILY` writes the words, recipients and picture that the peers read to FOLDER, makes
/// each paper COUNT times with FAMILY as the Japanese font, and writes what the floor needs.
@main
struct PapersBenchmark {
  /// Papers that the floor makes too.
  private static let shared = 400

  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 4, let count = Int(arguments[2]), count > 1 else {
      FileHandle.standardError.write(Data("use: papers-benchmark FOLDER COUNT FAMILY\n".utf8))
      exit(64)
    }
    let folder = URL(filePath: arguments[1], directoryHint: .isDirectory)
    var first = People()
    try JSONEncoder().encode((0..<Self.shared).map { _ in first.next() }).write(
      to: folder.appending(path: "people.json"))
    try Data(Border.svg.utf8).write(to: folder.appending(path: "border.svg"))
    try Data(contentsOf: Words.folder.appending(path: "words.json")).write(
      to: folder.appending(path: "words.json"))
    let words = try Words.read()
    let seal = try Seal(
      signer: KeyMaker.make(KeyRequest(subject: "Benchmark", from: .now - 3600, days: 30)).signer())
    for (name, artwork) in [("letter", String?.none), ("certificate", Border.svg)] {
      let begin = cpuMilliseconds()
      let source = try words.template(name, japanese: arguments[3], artwork: artwork)
      let paper = try MeasuredPaper(source, seal: seal)
      let compiled = cpuMilliseconds() - begin
      var people = People()
      var times: [Double] = []
      times.reserveCapacity(count)
      var early = 0.0
      var sizes: [Int] = []
      sizes.reserveCapacity(count)
      for index in 0..<count {
        let person = people.next()
        let start = cpuMilliseconds()
        let strike = try paper.make(person)
        times.append(cpuMilliseconds() - start)
        sizes.append(paper.form.plate.bytes.count + strike.bytes.count)
        if index == 999 { early = residentMegabytes() }
        if index == 0 {
          try Data(paper.form.plate.bytes + strike.bytes).write(
            to: folder.appending(path: "trao-\(name).pdf"))
        }
      }
      let resident = residentMegabytes()
      let warm = times.dropFirst().sorted()
      sizes.sort()
      print(
        """
        {"engine": "trao", "paper": "\(name)", "median_ms": \(warm[warm.count / 2]), \
        "first_ms": \(compiled + times[0]), "bytes": \(sizes[sizes.count / 2]), \
        "largest_bytes": \(sizes[sizes.count - 1]), "resident_mb": \(resident), \
        "resident_after_1000_mb": \(early)}
        """)
      try spool(paper, named: name, words: words, family: arguments[3])
        .write(to: folder.appending(path: "\(name).spool"))
    }
  }

  /// The first papers once more, as the floor reads them.
  private static func spool(
    _ paper: MeasuredPaper, named name: String, words: Words, family: String
  ) throws -> FloorSpool {
    var spool = try FloorSpool(
      paper: name, family: family, plate: paper.form.plate.bytes, constants: words.all, fonts: FontLibrary())
    var people = People()
    for _ in 0..<Self.shared {
      let person = people.next()
      spool.append(
        texts: [
          person.vi, person.ja, person.en, person.organisation, person.role, person.serial, person.url,
        ], code: person.url, strike: try paper.make(person).bytes)
    }
    return spool
  }

  static func cpuMilliseconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
  }

  /// What the process holds in memory now (proc(5), statm: pages of 4 KiB).
  private static func residentMegabytes() -> Double {
    let facts = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
    let pages = facts.split(separator: " ").dropFirst().first.flatMap { Double($0) } ?? 0
    return (pages * 4.096 / 100).rounded() / 10
  }
}
