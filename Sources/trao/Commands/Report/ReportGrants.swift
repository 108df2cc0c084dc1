import ArgumentParser
import Reports

/// `trao report grants`
struct ReportGrants: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "grants", "Report what was handed over on stage, with exact sums per currency.",
    """
    Every grant, or sums with --by country, sector, authority, zone or kind. Tables print millions; csv and json give \
    units as exact decimals. Currencies are never added up; a conversion stands with its rate and day.
    """,
    example: """
      trao report grants --format json
      trao report grants --by sector
      """)

  @Option(
    help: ArgumentHelp("Sums by country, sector, authority, zone or kind.", valueName: "thing"),
    transform: GroupingList.parse)
  var by: GroupingList?
  @OptionGroup var asOf: AsOfOption
  @OptionGroup var report: ReportOptions

  func run() async throws {
    var question = ReportQuestion(.grants, language: report.language)
    question.by = by?.groupings ?? []
    question.asOf = asOf.date
    try await report.run(question)
  }
}
