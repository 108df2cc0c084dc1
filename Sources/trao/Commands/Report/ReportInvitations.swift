import ArgumentParser
import Reports

/// `trao report invitations`
struct ReportInvitations: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "invitations", "Report how far the invitations have got: from the letter to the guest who came.",
    "A later step may lack an earlier one: a guest may come without having been asked.",
    example: "trao report invitations --bars")

  @Option(help: ArgumentHelp("Only this delegation.", valueName: "code")) var delegation: String?
  @OptionGroup var asOf: AsOfOption
  @OptionGroup var report: ReportOptions

  func run() async throws {
    var question = ReportQuestion(.invitations, language: report.language)
    question.filter.delegation = delegation
    question.asOf = asOf.date
    try await report.run(question)
  }
}
