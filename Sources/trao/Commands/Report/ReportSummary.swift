import ArgumentParser
import Reports

/// `trao report summary`
struct ReportSummary: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "summary", "Report all figures of the conference, for the chairman.",
    example: "trao report summary --language vi --format pdf --to summary.pdf")

  @OptionGroup var asOf: AsOfOption
  @OptionGroup var report: ReportOptions

  func run() async throws {
    var question = ReportQuestion(.summary, language: report.language)
    question.asOf = asOf.date
    try await report.run(question)
  }
}
