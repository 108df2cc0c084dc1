import ArgumentParser
import Conferences
import PostgreSQL
import Reports

/// `trao attendance record`
struct AttendanceRecordCommand: AsyncParsableCommand {
  /// Which way somebody goes.
  enum Direction: String, ExpressibleByArgument, CaseIterable {
    case `in`, out

    var value: AttendanceDirection { self == .in ? .in : .out }
  }

  static let configuration = CommandConfiguration.verb(
    "record", "Record that a guest came to a session or left it.",
    "The same --key twice is one event. Without --key each call is an event of its own.",
    example: "trao attendance record JP-001 --session S1")

  @Argument(help: "The guest's external id.") var attendee: String
  @Option(help: ArgumentHelp("Which session.", valueName: "code")) var session: String
  @Option(help: "in or out.") var direction: Direction = .in
  @Option(help: ArgumentHelp("When: \(Moment.help)", valueName: "time"), transform: Moment.parse)
  var at: Moment = .now
  @Option(help: "Makes the event known: sent twice it counts once.") var key: String?
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let actor = try actor.actor()
    let (zone, event, isNew) = try await database.withPool { pool in
      try await pool.change(as: actor) {
        [attendee, session, direction, at, key, wanted = conference.code] database in
        let found = try ConferenceStore.resolve(wanted, in: database)
        let (event, isNew) = try AttendanceStore.record(
          attendee, session: session, direction: direction.value, at: at.date, key: key, of: found,
          in: database)
        return (found.timeZone, event, isNew)
      }
    }
    try output.print(AttendanceEventRecord(event, in: zone)) { _ in
      "\(event.attendee) \(event.direction) \(event.session) at \(ConferenceTime(event.at, in: zone).rfc3339)"
        + (isNew ? "\n" : " (recorded before)\n")
    }
  }
}
