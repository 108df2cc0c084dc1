import ArgumentParser
import Documents

/// `trao certificate show`
struct CertificateShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "show", "Show one certificate with the values that are frozen in it.",
    example: "trao certificate show 01/BTT-UBND --json")

  @Argument(help: "The number as printed, or the identifier in its code.") var number: String
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await DocumentShowing.show(
      number, kinds: Set(CertificateKind.allCases.map(\.document)), conference: conference, from: database,
      to: output)
  }
}
