import ArgumentParser
import Conferences
import PostgreSQL

/// `trao seating lock`
struct SeatingLock: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "lock", "Keep a seat for a guest; the others are arranged around it.",
    example: "trao seating lock yamada-takio 1 3 --session S1 --reason 'beside the interpreter'")

  @Argument(help: ArgumentHelp("The guest's external id.", valueName: "external-id"))
  var id: String
  @Argument(help: "The row, from 1.") var row: Int
  @Argument(help: "The seat's number, from 1.") var seat: Int
  @Option(help: ArgumentHelp("The session.", valueName: "code")) var session: String
  @Option(help: ArgumentHelp("Why.", valueName: "text")) var reason: String
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let actor = try actor.actor()
    let arrangement = try await database.withPool { pool in
      try await pool.change(as: actor) { [id, row, seat, session, reason, code = conference.code] database in
        try SeatingStore.lock(
          id, at: SeatPlace(row: row, number: seat), reason: reason, session: session,
          of: ConferenceStore.resolve(code, in: database), in: database)
      }
    }
    try output.print(ArrangementRecord(arrangement)) { SeatingDrawing.text(arrangement, width: $0) }
  }
}
