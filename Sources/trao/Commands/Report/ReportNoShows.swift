import ArgumentParser
import Reports

/// `trao report no-shows`
struct ReportNoShows: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "no-shows", "Report who had a place and did not come, and who stood in for whom.",
    """
    Of one session with --session; else who came to none of the sessions. Nobody is a no-show before a session is \
    closed. Substitutes stand at the rank of their own office.
    """,
    example: "trao report no-shows --session S1")

  @Option(help: ArgumentHelp("Only this session.", valueName: "code")) var session: String?
  @Option(help: ArgumentHelp("Only this delegation.", valueName: "code")) var delegation: String?
  @OptionGroup var asOf: AsOfOption
  @OptionGroup var report: ReportOptions

  func run() async throws {
    var question = ReportQuestion(.noShows, language: report.language)
    question.filter.session = session
    question.filter.delegation = delegation
    question.asOf = asOf.date
    try await report.run(question)
  }
}
