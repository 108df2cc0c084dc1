import ArgumentParser
import Conferences
import PostgreSQL
import Reports

/// `trao rank list`
struct RankList: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "list", "List the bands of rank, the highest first.", "Low numbers are high ranks.",
    example: "trao rank list")

  @OptionGroup var conference: ConferenceOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let (found, ranks) = try await database.read { [code = conference.code] database in
      let found = try ConferenceStore.resolve(code, in: database)
      return (found, try RankCategoryStore.list(of: found, in: database))
    }
    try output.print(ranks.map(RankRecord.init)) { width in
      guard !ranks.isEmpty else { return "\(found.code) has no bands of rank.\n" }
      var table = TextTable([.code("code"), .number("from"), .number("to"), .text("name")])
      for rank in ranks {
        table.add([
          rank.code, "\(rank.firstRank)", rank.lastRank.map(String.init) ?? "-", rank.name.best(for: .en) ?? "",
        ])
      }
      return table.text(width: width)
    }
  }
}
