import ArgumentParser
import Documents

/// `trao document show`
struct DocumentShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "show", "Show one document with the values that are frozen in it.",
    example: "trao document show 01/GM-UBND")

  @Argument(help: "The number as printed, or the identifier in its code.") var number: String
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await DocumentShowing.show(
      number, kinds: Set(DocumentKind.allCases), conference: conference, from: database, to: output)
  }
}
