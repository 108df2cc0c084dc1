import ArgumentParser
import Reports

/// `trao report register`
struct ReportRegister: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "register", "Report the register of outgoing documents with its ten columns, voids included.",
    example: "trao report register --language vi --format xlsx --to register.xlsx")

  @OptionGroup var report: ReportOptions

  func run() async throws {
    try await report.run(ReportQuestion(.register, language: report.language))
  }
}
