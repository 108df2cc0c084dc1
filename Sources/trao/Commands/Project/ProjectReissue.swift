import ArgumentParser
import Conferences
import PostgreSQL

/// `trao project reissue`
struct ProjectReissue: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "reissue", "Record another original of the certificate in force, for one that was lost or damaged.",
    "It has the same content, number and dates.",
    example: "trao project reissue 0000000002 --on 2024-01-08 --reason 'bản gốc bị hỏng'")

  @Argument(help: "Its ten-digit code.") var code: String
  @Option(help: ArgumentHelp("The day on which the authority did.", valueName: "date"), transform: Day.parse)
  var on: CalendarDate
  @Option(help: ArgumentHelp("Why.", valueName: "text")) var reason: String
  @Option(help: "Names this record: given twice it counts once.") var key: String?
  @OptionGroup var change: ProjectChange

  func run() async throws {
    try await change.make { [code, on, reason, key] database in
      try CertificateStore.reissue(code, on: on, reason: reason, key: key, in: database)
    }
  }
}
