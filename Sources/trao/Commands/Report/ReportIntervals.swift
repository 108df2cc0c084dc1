import ArgumentParser
import Reports

/// `trao report intervals`
struct ReportIntervals: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "intervals", "Report how many days lie between the issue of a certificate and its hand-over.",
    example: "trao report intervals --language vi")

  @OptionGroup var asOf: AsOfOption
  @OptionGroup var report: ReportOptions

  func run() async throws {
    var question = ReportQuestion(.intervals, language: report.language)
    question.asOf = asOf.date
    try await report.run(question)
  }
}
