import ArgumentParser
import Conferences
import PostgreSQL

/// `trao project revoke`
struct ProjectRevoke: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "revoke", "Record that the authority revoked the certificate in force. This cannot be undone.",
    "It keeps what it said, and what was handed over stays on record.",
    example: "trao project revoke 0000000004 --on 2025-02-03 --reason 'chấm dứt dự án'")

  @Argument(help: "Its ten-digit code.") var code: String
  @Option(help: ArgumentHelp("The day on which the authority did.", valueName: "date"), transform: Day.parse)
  var on: CalendarDate
  @Option(help: ArgumentHelp("Why.", valueName: "text")) var reason: String
  @Option(help: "Names this record: given twice it counts once.") var key: String?
  @OptionGroup var confirmation: ConfirmationOption
  @OptionGroup var change: ProjectChange

  func run() async throws {
    if !change.rehearsal.isDryRun { try confirmation.ask("Record project \(code) as revoked for ever?") }
    try await change.make { [code, on, reason, key] database in
      try CertificateStore.revoke(code, on: on, reason: reason, key: key, in: database)
    }
  }
}
