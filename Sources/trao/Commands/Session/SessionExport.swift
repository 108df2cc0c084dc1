import ArgumentParser
import Conferences
import Foundation
import PostgreSQL

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
  @Option(help: ArgumentHelp("The file; - for standard output.", valueName: "file"), completion: .file())
  var to: String
  @Option(help: ArgumentHelp("Only this session.", valueName: "code")) var session: String?
  @Option(help: ArgumentHelp("As the invitation of this guest.", valueName: "external-id"))
  var attendee: String?
  @Option(help: "Of the names; default: the guest's, else en.") var language: Conferences.Language?
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var database: DatabaseOptions

  func validate() throws {
    guard attendee == nil || session != nil else {
      throw ValidationError("an invitation is to one session: say which, --session")
    }
    guard format == .ics || (session == nil && attendee == nil) else {
      throw ValidationError("schedule.xml holds all sessions: leave out --session and --attendee")
    }
  }

  func run() async throws {
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
    guard to != "-" else { return try Output.write(text) }
    do {
      try Data(text.utf8).write(to: URL(filePath: to), options: .atomic)
    } catch {
      throw Failure(
        .cannotCreate, "the file cannot be written: \(error.localizedDescription)", where: to,
        remedy: "name a file in a folder in which you may write")
    }
    Output.note("\(to) is written.")
  }
}
