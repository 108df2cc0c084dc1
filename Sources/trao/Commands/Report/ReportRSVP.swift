import ArgumentParser
import Reports

/// `trao report rsvp`
struct ReportRSVP: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "rsvp", "Report the answers to the invitation, by delegation, by day, or both.",
    "The last answer to the conference as a whole counts. Guests who have not answered have no day.",
    example: """
      trao report rsvp
      trao report rsvp --by delegation,day --format csv
      """)

  @Option(
    help: ArgumentHelp("delegation, day, or both with a comma.", valueName: "things"),
    transform: GroupingList.parse)
  var by: GroupingList?
  @OptionGroup var asOf: AsOfOption
  @OptionGroup var report: ReportOptions

  func run() async throws {
    var question = ReportQuestion(.rsvp, language: report.language)
    question.by = by?.groupings ?? []
    question.asOf = asOf.date
    try await report.run(question)
  }
}
