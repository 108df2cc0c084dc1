import ArgumentParser
import PostgreSQL
import Reports

/// `trao report attendance`
struct ReportAttendance: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "attendance",
    "Report who was invited, accepted and came: by session, organisation, delegation, country, rank, day.",
    """
    By session and delegation, or as --by says: any of session, day, delegation, country, side, rank, organisation. \
    A guest counts once in each session, else once a day, else once.

    Accepted: said yes or registered, and has a place. Present: a check-in that was not annulled; several count once. \
    Absent: has a place, the session is closed, and no check-in. Unexpected: present without a place. In closed \
    sessions accepted + unexpected = present + absent. csv, json, xlsx and wide terminals show more: waiting, \
    tentative, sends another, no answer.
    """,
    example: """
      trao report attendance --session S1 --format csv
      trao report attendance --by session,country --bars
      trao report attendance --by rank,side --language vi --format pdf --to attendance.pdf
      """)

  @Option(
    help: ArgumentHelp(
      "By session, day, organisation, delegation, country, side or rank; several with commas: session,country.",
      valueName: "things"), transform: GroupingList.parse)
  var by: GroupingList?
  @Option(help: ArgumentHelp("Only this session.", valueName: "code")) var session: String?
  @Option(
    help: ArgumentHelp("Only sessions of this day, as 2023-11-17.", valueName: "date"), transform: Day.parse)
  var day: CalendarDate?
  @Option(help: ArgumentHelp("Only this delegation.", valueName: "code")) var delegation: String?
  @Option(help: ArgumentHelp("Only guests of this country, as JP.", valueName: "alpha-2")) var country:
    String?
  @Option(help: "Only delegations of this side.") var side: Side?
  @Option(help: ArgumentHelp("Only guests of this band of rank.", valueName: "code")) var rank: String?
  @OptionGroup var asOf: AsOfOption
  @OptionGroup var report: ReportOptions

  enum Side: String, ExpressibleByArgument, CaseIterable {
    case host, guest, third
  }

  func run() async throws {
    var question = ReportQuestion(.attendance, language: report.language)
    question.by = by?.groupings ?? []
    question.asOf = asOf.date
    question.filter.session = session
    question.filter.day = day
    question.filter.delegation = delegation
    question.filter.country = country?.uppercased()
    question.filter.side = side?.rawValue
    question.filter.rank = rank
    try await report.run(question)
  }
}
