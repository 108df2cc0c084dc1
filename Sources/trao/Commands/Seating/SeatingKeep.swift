import ArgumentParser
import Conferences
import PostgreSQL

/// `trao seating keep`
struct SeatingKeep: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "keep", "Keep a seat free; the guests are arranged around it.",
    "A seat that nobody is to have: for a camera, an aide, an aisle. `trao seating free` gives it back.",
    example: "trao seating keep 1 1 --session S1 --reason 'camera'")

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
      try await pool.change(as: actor) { [row, seat, session, reason, code = conference.code] database in
        try SeatingStore.keep(
          SeatPlace(row: row, number: seat), reason: reason, session: session,
          of: ConferenceStore.resolve(code, in: database), in: database)
      }
    }
    try output.print(ArrangementRecord(arrangement)) { SeatingDrawing.text(arrangement, width: $0) }
  }
}
