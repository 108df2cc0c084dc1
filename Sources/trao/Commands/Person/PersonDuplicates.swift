import ArgumentParser
import Conferences
import PostgreSQL
import Reports

/// `trao person duplicates`
struct PersonDuplicates: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "duplicates", "Propose pairs who may be one person, with a score and the reasons.",
    """
    Across scripts: a name in kanji, kana and Latin letters is one name. Nothing is merged: that is for \
    `trao person merge`. A name that many people bear says nothing by itself. Pairs marked by \
    `trao person distinct` are left out.
    """,
    example: "trao person duplicates --minimum 60")

  @Option(help: "The lowest score that counts, 0 to 100.") var minimum = 50
  @Option(help: "How many pairs at most.") var limit = 100
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Record: Encodable {
    let score: Int
    let reasons: [String]
    let first, second: PersonRecord

    init(_ pair: DuplicatePair) {
      (score, reasons) = (pair.score, pair.reasons.map(\.rawValue))
      (first, second) = (PersonRecord(pair.first), PersonRecord(pair.second))
    }
  }

  func validate() throws {
    guard 0...100 ~= minimum else { throw ValidationError("--minimum must be between 0 and 100") }
    try LimitOption.check(limit)
  }

  func run() async throws {
    let pairs = try await database.withPool { pool in
      try await pool.read(deadline: .seconds(300)) { [minimum, limit] in
        try PersonStore.duplicates(minimum: minimum, limit: limit, in: $0)
      }
    }
    try output.print(pairs.map(Record.init)) { width in
      guard !pairs.isEmpty else { return "Nobody seems to be entered twice.\n" }
      var table = TextTable([
        .number("score"), .code("one"), .text("name"), .code("other"), .text("name"), .prose("why"),
      ])
      for pair in pairs {
        table.add([
          String(pair.score), pair.first.label, pair.first.name, pair.second.label, pair.second.name,
          pair.reasons.map(\.text).joined(separator: ", "),
        ])
      }
      return table.text(width: width)
        + "\n\(Wording.count(pairs.count, "pair")); `trao person merge ONE OTHER` keeps the first\n"
    }
  }
}
