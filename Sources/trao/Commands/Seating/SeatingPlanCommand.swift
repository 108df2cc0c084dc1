import ArgumentParser
import Conferences
import PostgreSQL

/// `trao seating plan`
struct SeatingPlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "plan", "Seat everybody who is expected in a session, by precedence.",
    """
    theatre: rows before a stage; the first by precedence sits in the centre of the first row, the next at the right, \
    then left, alternating outward. facing: host and guests at a table, the first of both in the middle. Interpreters \
    sit with the head of their delegation, or the first of it: before a stage behind, at a table at the left hand. \
    Seats kept by hand stay; who accepted and has a place is seated, substitutes by their own rank. Asked again, only what changed \
    moves.
    """,
    example: "trao seating plan --session S1 --rows 10 --seats 12 --dry-run")

  @Option(help: ArgumentHelp("The session.", valueName: "code")) var session: String
  @Option(help: "How many rows; default: as it is.") var rows: Int?
  @Option(help: "How many seats in each row; default: as it is.") var seats: Int?
  @Option(help: "How the seats stand; default: as it is, else theatre.") var form: SeatingForm?
  @OptionGroup var rehearsal: RehearsalOption
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let actor = try actor.actor()
    let arrangement = try await database.withPool { pool in
      try await pool.change(as: actor, isRehearsal: rehearsal.isDryRun) {
        [session, rows, seats, form, code = conference.code] database in
        try SeatingStore.plan(
          session: session, form: form, rows: rows, seats: seats,
          of: ConferenceStore.resolve(code, in: database), in: database)
      }
    }
    try output.print(ArrangementRecord(arrangement, dryRun: rehearsal.isDryRun)) {
      SeatingDrawing.text(arrangement, dryRun: rehearsal.isDryRun, width: $0)
    }
  }
}
