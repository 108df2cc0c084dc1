import ArgumentParser
import Conferences
import PostgreSQL

/// `trao seating free`
struct SeatingFree: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "free", "Give a seat that is kept free back to the rules.",
    example: "trao seating free 1 1 --session S1")

  @Argument(help: "The row, from 1.") var row: Int
  @Argument(help: "The seat's number, from 1.") var seat: Int
  @Option(help: ArgumentHelp("The session.", valueName: "code")) var session: String
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let actor = try actor.actor()
    let arrangement = try await database.withPool { pool in
      try await pool.change(as: actor) { [row, seat, session, code = conference.code] database in
        try SeatingStore.free(
          SeatPlace(row: row, number: seat), session: session,
          of: ConferenceStore.resolve(code, in: database), in: database)
      }
    }
    try output.print(ArrangementRecord(arrangement)) { SeatingDrawing.text(arrangement, width: $0) }
  }
}
