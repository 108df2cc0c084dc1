import ArgumentParser
import Conferences
import PostgreSQL
import Reports

/// `trao attendee withdraw`
struct AttendeeWithdraw: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "withdraw", "Record that a guest comes no more, and name what counted on them.",
    """
    Their seats are free, and they stand in no list. Sessions without a chair, grants without a presenter or recipient \
    and papers that are made already are named. Who was present did not withdraw; the head of a confirmed delegation is \
    replaced there first. attendee restore brings them back.
    """,
    example: "trao attendee withdraw G-005 --reason 'illness'")

  @Argument(help: ArgumentHelp("The guest's external id.", valueName: "external-id"))
  var id: String
  @Option(help: ArgumentHelp("Why.", valueName: "text")) var reason: String
  @Option(help: "Names this record: given twice it counts once.") var key: String?
  @OptionGroup var rehearsal: RehearsalOption
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let actor = try actor.actor()
    let departure = try await database.withPool { pool in
      try await pool.change(as: actor, isRehearsal: rehearsal.isDryRun) {
        [id, reason, key, code = conference.code] database in
        try AttendeeStore.withdraw(
          id, reason: reason, key: key, of: ConferenceStore.resolve(code, in: database), in: database)
      }
    }
    try output.print(DepartureRecord(departure), rehearsal) { _ in
      DepartureRecord.text("\(PlainText.escaped(departure.attendee.name)) has withdrawn", departure)
        + (rehearsal.isDryRun ? "(dry run: nothing was written)\n" : "")
    }
  }
}
