import ArgumentParser
import Reports

/// `trao report delegations`
struct ReportDelegations: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "delegations", "Report who leads each delegation, who accepted, who came; each guest counted once.",
    example: "trao report delegations --bars")

  @OptionGroup var asOf: AsOfOption
  @OptionGroup var report: ReportOptions

  func run() async throws {
    var question = ReportQuestion(.delegations, language: report.language)
    question.asOf = asOf.date
    try await report.run(question)
  }
}
