import ArgumentParser
import Reports

/// `trao report jobs`
struct ReportJobs: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "jobs", "Report jobs and documents by state: how many, how old, what failed.",
    example: "trao report jobs")

  @OptionGroup var report: ReportOptions

  func run() async throws {
    try await report.run(ReportQuestion(.jobs, language: report.language))
  }
}
