import ArgumentParser
import Conferences
import PostgreSQL
import Reports

/// `trao attendance annul`
struct AttendanceAnnul: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "annul", "Take an event back: the wrong badge, the wrong door.",
    """
    The event stays on record, and its annulment with the reason beside it. An annulment cannot be annulled; record the \
    arrival again instead.
    """,
    example: "trao attendance annul door-2-00017 --reason 'wrong badge'")

  @Argument(help: "The event's key, or its number in trao attendance list.") var event: String
  @Option(help: ArgumentHelp("Why.", valueName: "text")) var reason: String
  @Option(help: "Names this record: given twice it counts once.") var key: String?
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let actor = try actor.actor()
    let (zone, annulment, annulled) = try await database.withPool { pool in
      try await pool.change(as: actor) { [event, reason, key, wanted = conference.code] database in
        let found = try ConferenceStore.resolve(wanted, in: database)
        let answer = try AttendanceStore.annul(event, reason: reason, key: key, of: found, in: database)
        return (found.timeZone, answer.annulment, answer.event)
      }
    }
    try output.print(AttendanceEventRecord(annulment, in: zone)) { _ in
      "Annulled: \(annulled.attendee) \(annulled.direction) \(annulled.session) at "
        + "\(ConferenceTime(annulled.at, in: zone).rfc3339).\n"
    }
  }
}
