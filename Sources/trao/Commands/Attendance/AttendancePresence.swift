import ArgumentParser
import Conferences
import PostgreSQL
import Reports

/// `trao attendance presence`
struct AttendancePresence: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "presence", "List who was in the sessions: each guest once, since when and how long.",
    """
    Time inside runs from an arrival to the next departure; who never checked out was there until the session closed, \
    or still is.
    """,
    example: "trao attendance presence --session S1")

  @Option(help: ArgumentHelp("Only this session.", valueName: "code")) var session: String?
  @OptionGroup var limit: LimitOption
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let (zone, read) = try await database.read { [session, limit, wanted = conference.code] database in
      let found = try ConferenceStore.resolve(wanted, in: database)
      return (
        found.timeZone,
        try AttendanceStore.presence(of: found, session: session, limit: limit.asked, in: database)
      )
    }
    let guests = limit.shown(read)
    try output.print(guests.map { PresenceRecord($0, in: zone) }) { width in
      guard !guests.isEmpty else { return "Nobody was there.\n" }
      var table = TextTable([
        .code("session"), .code("guest"), .text("name"), .code("came"), .code("left"), .number("h:mm"),
      ])
      for guest in guests {
        let left = guest.lastOut.map { String(ConferenceTime($0, in: zone).short.suffix(5)) }
        table.add([
          guest.session, guest.attendee, guest.name, ConferenceTime(guest.firstIn, in: zone).short,
          guest.isInside ? "inside" : left ?? "-", PresenceRecord.dwell(guest),
        ])
      }
      return table.text(width: width)
    }
  }
}
