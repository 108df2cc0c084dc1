import ArgumentParser
import Conferences
import PostgreSQL
import Reports

/// `trao attendee restore`
struct AttendeeRestore: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "restore", "Bring a guest back who withdrew or had sent somebody else.",
    """
    Who was added to stand in withdraws; who took part anyway stays, in their own delegation. Seats are arranged anew \
    with trao seating plan.
    """,
    example: "trao attendee restore G-003 --reason 'comes after all'")

  @Argument(help: ArgumentHelp("The guest's external id.", valueName: "external-id"))
  var id: String
  @Option(help: ArgumentHelp("Why.", valueName: "text")) var reason: String?
  @Option(help: "Names this record: given twice it counts once.") var key: String?
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let actor = try actor.actor()
    let departure = try await database.withPool { pool in
      try await pool.change(as: actor) { [id, reason, key, code = conference.code] database in
        try AttendeeStore.restore(
          id, reason: reason, key: key, of: ConferenceStore.resolve(code, in: database), in: database)
      }
    }
    try output.print(DepartureRecord(departure)) { _ in
      let guest = departure.attendee
      return DepartureRecord.text(
        "\(PlainText.escaped(guest.name)) takes part again, \(guest.state.rawValue)", departure)
    }
  }
}
