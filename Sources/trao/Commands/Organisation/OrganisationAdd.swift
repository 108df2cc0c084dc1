import ArgumentParser
import Conferences
import PostgreSQL

/// `trao organisation add`
struct OrganisationAdd: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "add", "Enter an organisation: its country and its name, in one language at least.",
    "With --conference it belongs to that conference's folder, also before anything refers to it.",
    example: """
      trao organisation add --code otaru --kind government --country JP --name-ja 小樽市 --name-en 'Otaru City'
      """)

  @OptionGroup var facts: OrganisationFactOptions
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let actor = try actor.actor()
    let facts = try facts.stated()
    let added = try await database.withPool { pool in
      try await pool.change(as: actor) { [wanted = conference.code] database in
        try OrganisationStore.add(
          facts, of: try wanted.map { try ConferenceStore.resolve($0, in: database) }, in: database)
      }
    }
    try output.print(OrganisationRecord(added)) { _ in "Organisation \(added.label) is entered.\n" }
  }
}
