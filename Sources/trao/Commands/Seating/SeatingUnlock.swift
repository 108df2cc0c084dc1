import ArgumentParser
import Conferences
import PostgreSQL

/// `trao seating unlock`
struct SeatingUnlock: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "unlock", "Give a guest's seat back to the rules.",
    example: "trao seating unlock yamada-takio --session S1")

  @Argument(help: ArgumentHelp("The guest's external id.", valueName: "external-id"))
  var id: String
  @Option(help: ArgumentHelp("The session.", valueName: "code")) var session: String
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let actor = try actor.actor()
    let arrangement = try await database.withPool { pool in
      try await pool.change(as: actor) { [id, session, code = conference.code] database in
        try SeatingStore.unlock(
          id, session: session, of: ConferenceStore.resolve(code, in: database), in: database)
      }
    }
    try output.print(ArrangementRecord(arrangement)) { SeatingDrawing.text(arrangement, width: $0) }
  }
}
