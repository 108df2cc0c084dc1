import ArgumentParser
import Conferences
import PostgreSQL
import Reports

/// `trao attendance list`
struct AttendanceList: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "list", "List who came and went, as it was recorded.",
    "Events that were annulled stand in brackets; the annulment is an event of its own.",
    example: "trao attendance list --session S1")

  @Option(help: ArgumentHelp("Only this session.", valueName: "code")) var session: String?
  @Option(help: ArgumentHelp("Only this guest.", valueName: "external-id")) var attendee: String?
  @OptionGroup var limit: LimitOption
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let (zone, read) = try await database.read {
      [session, attendee, limit, wanted = conference.code] database in
      let found = try ConferenceStore.resolve(wanted, in: database)
      return (
        found.timeZone,
        try AttendanceStore.list(
          of: found, session: session, attendee: attendee, limit: limit.asked, in: database)
      )
    }
    let events = limit.shown(read)
    try output.print(events.map { AttendanceEventRecord($0, in: zone) }) { width in
      guard !events.isEmpty else { return "Nothing is recorded.\n" }
      var table = TextTable([
        .number("event"), .code("at"), .code("session"), .code("guest"), .code("way"), .text("device"),
        .text("by"),
      ])
      for event in events {
        table.add([
          "\(event.id)", String(ConferenceTime(event.at, in: zone).short.dropFirst(5)), event.session,
          event.attendee, event.isAnnulled ? "(\(event.direction))" : "\(event.direction)",
          event.device ?? "",
          event.recordedBy,
        ])
      }
      return table.text(width: width)
    }
  }
}
