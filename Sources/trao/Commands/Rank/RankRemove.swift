import ArgumentParser
import Conferences
import PostgreSQL
import Reports

/// `trao rank remove`
struct RankRemove: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "remove", "Take a band of rank away: its ranks go to the band above.",
    example: "trao rank remove ministers")

  @Argument(help: "The band's code.") var code: String
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let actor = try actor.actor()
    let ranks = try await database.withPool { pool in
      try await pool.change(as: actor) { [code, wanted = conference.code] database in
        let found = try ConferenceStore.resolve(wanted, in: database)
        try RankCategoryStore.remove(code, of: found, in: database)
        return try RankCategoryStore.list(of: found, in: database)
      }
    }
    try output.print(ranks.map(RankRecord.init)) { _ in
      "\(PlainText.escaped(code)) is gone; \(Wording.count(ranks.count, "band")) left.\n"
    }
  }
}
