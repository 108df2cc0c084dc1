import ArgumentParser
import Conferences
import PostgreSQL
import Reports

/// `trao attendance inside`
struct AttendanceInside: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "inside", "List who is inside now: came, did not leave, and the session is not closed.",
    example: "trao attendance inside --session S1")

  @Option(help: ArgumentHelp("Only this session.", valueName: "code")) var session: String?
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let (zone, guests) = try await database.read { [session, wanted = conference.code] database in
      let found = try ConferenceStore.resolve(wanted, in: database)
      return (
        found.timeZone,
        try AttendanceStore.presence(of: found, session: session, insideOnly: true, in: database)
      )
    }
    try output.print(guests.map { PresenceRecord($0, in: zone) }) { width in
      guard !guests.isEmpty else { return "Nobody is inside.\n" }
      var table = TextTable([
        .code("session"), .code("guest"), .text("name"), .code("since"), .number("h:mm"),
      ])
      for guest in guests {
        table.add([
          guest.session, guest.attendee, guest.name,
          ConferenceTime(guest.insideSince ?? guest.firstIn, in: zone).short, PresenceRecord.dwell(guest),
        ])
      }
      return table.text(width: width) + "\n\(Wording.count(guests.count, "guest")) inside.\n"
    }
  }
}
