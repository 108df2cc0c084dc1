import ArgumentParser
import Conferences
import PostgreSQL
import Reports

/// `trao rank add`
struct RankAdd: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "add", "Add a band of rank, or change the one of that code.",
    "A band reaches from its rank to the one before the next band.",
    example: "trao rank add ministers --from 20 --name-en 'Ministers' --name-vi 'Bộ trưởng'")

  @Argument(help: "The band's code.") var code: String
  @Option(help: ArgumentHelp("Its highest rank; low is high.", valueName: "rank")) var from: Int
  @OptionGroup var name: NameOption
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let actor = try actor.actor()
    let text = try name.text()
    let ranks = try await database.withPool { pool in
      try await pool.change(as: actor) { [code, from, text, wanted = conference.code] database in
        let found = try ConferenceStore.resolve(wanted, in: database)
        try RankCategoryStore.put(code, name: text, from: from, of: found, in: database)
        return try RankCategoryStore.list(of: found, in: database)
      }
    }
    guard let rank = ranks.first(where: { $0.code == code }) else { return }
    try output.print(RankRecord(rank)) { _ in
      "\(PlainText.escaped(code)): ranks \(rank.firstRank) to \(rank.lastRank.map(String.init) ?? "the last").\n"
    }
  }
}
