import ArgumentParser
import Conferences
import PostgreSQL
import Reports

/// `trao attendance list`
struct AttendanceList: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "list", "List who came and went, as it was recorded.", example: "trao attendance list --session S1")

  @Option(help: ArgumentHelp("Only this session.", valueName: "code")) var session: String?
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let (zone, events) = try await database.read { [session, wanted = conference.code] database in
      let found = try ConferenceStore.resolve(wanted, in: database)
      return (found.timeZone, try AttendanceStore.list(of: found, session: session, in: database))
    }
    try output.print(events.map { AttendanceEventRecord($0, in: zone) }) { width in
      guard !events.isEmpty else { return "Nothing is recorded.\n" }
      var table = TextTable([
        .code("at"), .code("session"), .code("guest"), .code("way"), .text("by"), .text("key"),
      ])
      for event in events {
        table.add([
          ConferenceTime(event.at, in: zone).short, event.session, event.attendee, "\(event.direction)",
          event.recordedBy, event.key,
        ])
      }
      return table.text(width: width)
    }
  }
}
