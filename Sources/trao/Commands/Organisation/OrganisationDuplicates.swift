import ArgumentParser
import Conferences
import PostgreSQL
import Reports

/// `trao organisation duplicates`
struct OrganisationDuplicates: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "duplicates", "Propose pairs that may be one organisation, with a score and the reasons.",
    """
    By names in every language and aliases; Công ty TNHH, Co., Ltd. and 株式会社 say nothing. Nothing is merged: that is \
    for `trao organisation merge`. Pairs marked by `trao organisation distinct` are left out.
    """,
    example: "trao organisation duplicates --minimum 60")

  @Option(help: "The lowest score that counts, 0 to 100.") var minimum = 50
  @Option(help: "How many pairs at most.") var limit = 100
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Record: Encodable {
    let score: Int
    let reasons: [String]
    let first, second: OrganisationRecord

    init(_ pair: OrganisationPair) {
      (score, reasons) = (pair.score, pair.reasons.map(\.rawValue))
      (first, second) = (OrganisationRecord(pair.first), OrganisationRecord(pair.second))
    }
  }

  func validate() throws {
    guard 0...100 ~= minimum else { throw ValidationError("--minimum must be between 0 and 100") }
    try LimitOption.check(limit)
  }

  func run() async throws {
    let pairs = try await database.withPool { pool in
      try await pool.read(deadline: .seconds(300)) { [minimum, limit] in
        try OrganisationStore.duplicates(minimum: minimum, limit: limit, in: $0)
      }
    }
    try output.print(pairs.map(Record.init)) { width in
      guard !pairs.isEmpty else { return "No organisation seems to be entered twice.\n" }
      var table = TextTable([
        .number("score"), .code("one"), .text("name"), .code("other"), .text("name"), .prose("why"),
      ])
      for pair in pairs {
        table.add([
          String(pair.score), pair.first.label, pair.first.name.best(for: .en) ?? "", pair.second.label,
          pair.second.name.best(for: .en) ?? "", pair.reasons.map(\.text).joined(separator: ", "),
        ])
      }
      return table.text(width: width)
        + "\n\(Wording.count(pairs.count, "pair")); `trao organisation merge ONE OTHER` keeps the first\n"
    }
  }
}
