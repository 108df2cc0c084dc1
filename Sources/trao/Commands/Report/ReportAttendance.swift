import ArgumentParser
import Conferences
import PostgreSQL
import Reports

/// `trao report attendance`
struct ReportAttendance: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "attendance", "Who was invited, who accepted, who came: per session and delegation.",
    """
    Present: a check-in that was not annulled; several count once. Absent: accepted or registered, the \
    session is closed, and no check-in. Unexpected: present without having accepted. In a closed session \
    accepted + unexpected = present + absent.
    """,
    example: "trao report attendance --session S1 --format csv")

  @Option(help: ArgumentHelp("Only this session.", valueName: "code")) var session: String?
  @Option(help: "Language of names: vi, ja or en.") var language: Language = .en
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var report: ReportOptions
  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    let answer = try await database.read { [session, language, wanted = conference.code] database in
      try AttendanceReport(
        conference: ConferenceStore.resolve(wanted, in: database).code, session: session,
        language: language.rawValue, in: database)
    }
    try report.print(answer)
  }
}
