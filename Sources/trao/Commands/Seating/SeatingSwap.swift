import ArgumentParser
import Conferences
import PostgreSQL

/// `trao seating swap`
struct SeatingSwap: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "swap", "Let two guests change seats, and keep both there.",
    example: "trao seating swap G-001 G-002 --session S1 --reason 'they asked for it'")

  @Argument(help: "One guest's external id.") var one: String
  @Argument(help: "The other's.") var other: String
  @Option(help: ArgumentHelp("The session.", valueName: "code")) var session: String
  @Option(help: ArgumentHelp("Why.", valueName: "text")) var reason: String
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let actor = try actor.actor()
    let arrangement = try await database.withPool { pool in
      try await pool.change(as: actor) { [one, other, session, reason, code = conference.code] database in
        try SeatingStore.swap(
          one, other, reason: reason, session: session, of: ConferenceStore.resolve(code, in: database),
          in: database)
      }
    }
    try output.print(ArrangementRecord(arrangement)) { SeatingDrawing.text(arrangement, width: $0) }
  }
}
