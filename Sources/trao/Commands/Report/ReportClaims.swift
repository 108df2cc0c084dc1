import ArgumentParser
import Reports

/// `trao report claims`
struct ReportClaims: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "claims", "Report what is claimed, with its sources, and whether the figures add up.",
    "With --check the exit code is 1 where they do not.",
    example: """
      trao report claims --language vi
      trao report claims --check
      """)

  @Flag(help: "End with 1 where a check fails.") var check = false
  @OptionGroup var report: ReportOptions

  func run() async throws {
    let answer = try await report.run(ReportQuestion(.claims, language: report.language))
    if check, answer?.isNo == true { throw Sysexit.no.code }
  }
}
