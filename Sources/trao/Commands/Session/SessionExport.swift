import ArgumentParser
import Conferences
import Foundation
import PostgreSQL
import Reports

/// `trao session export`
struct SessionExport: AsyncParsableCommand {
  /// What is written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case ics, xml
  }

  static let configuration = CommandConfiguration.verb(
    "export", "Write the sessions for calendars and programme apps.",
    """
    ics: iCalendar. A calendar that has an entry already moves it, or strikes it out where the session was cancelled. \
    With --attendee it is that guest's invitation to one session (or its cancellation), to be sent by mail. xml: \
    schedule.xml, which programme apps and recording tools read.
    """,
    example: "trao session export --format ics --language vi --to hoi-nghi.ics")

  @Option(help: "iCalendar, or schedule.xml.") var format: Format = .ics
  @OptionGroup var destination: DestinationOption
  @Option(help: ArgumentHelp("Only this session.", valueName: "code")) var session: String?
  @Option(help: ArgumentHelp("As the invitation of this guest.", valueName: "external-id"))
  var attendee: String?
  @Option(help: "Of the names; default: the guest's, else en.") var language: Conferences.Language?
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Record: Encodable {
    let file: String
    let format: String
  }

  func validate() throws {
    guard attendee == nil || session != nil else {
      throw ValidationError("an invitation is to one session: say which, --session")
    }
    guard format == .ics || (session == nil && attendee == nil) else {
      throw ValidationError("schedule.xml holds all sessions: leave out --session and --attendee")
    }
  }

  func run() async throws {
    try destination.check()
    let text = try await database.read {
      [format, session, attendee, language, wanted = conference.code] database in
      let found = try ConferenceStore.resolve(wanted, in: database)
      let now = try DatabaseClock.now(in: database)
      if format == .xml {
        return try CalendarExport.schedule(of: found, language: language ?? .en, in: database).text
      }
      if let attendee, let session {
        return try CalendarExport.invitation(
          of: attendee, to: session, in: found, language: language, database
        ).text(at: now)
      }
      return try CalendarExport.calendar(
        of: found, session: session, language: language ?? .en, in: database
      ).text(at: now)
    }
    try destination.give(Array(text.utf8))
    guard let file = destination.path else { return }
    try output.print(Record(file: file, format: format.rawValue)) { _ in
      "\(PlainText.escaped(file)) is written.\n"
    }
  }
}
