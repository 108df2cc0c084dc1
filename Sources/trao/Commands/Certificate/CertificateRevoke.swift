import ArgumentParser
import Conferences
import Documents
import PostgreSQL
import Reports

/// `trao certificate revoke`
struct CertificateRevoke: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "revoke", "Take a released paper of any kind back: it counts no more.",
    """
    It stays on record, and whoever checks it is told the reason: name no person there. It is not made again unless \
    `trao certificate reissue` asks for that. This cannot be undone; on a terminal you are asked.
    """,
    example: "trao certificate revoke 01/CNTD-UBND --reason 'sai tên' --yes")

  @Argument(help: "The number as printed, or the identifier in its code.") var number: String
  @Option(help: ArgumentHelp("Why; shown to whoever checks the paper.", valueName: "text")) var reason: String
  @OptionGroup var confirmation: ConfirmationOption
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Record: Encodable {
    let document: DocumentRecord
    /// False where it had been revoked before: then the first reason stands.
    let isNew: Bool
  }

  func run() async throws {
    let actor = try actor.actor()
    let (document, isNew) = try await database.withPool { pool in
      let (id, document) = try await pool.read { [number, code = conference.code] database in
        let id = try ConferenceStore.resolve(code, in: database).id
        return (id, try DocumentLibrary.one(number, conference: id, in: database))
      }
      if document.state.isReleased {
        try confirmation.ask("Revoke \(document.kind.singular) \(document.name) for ever?")
      }
      // Revoking again changes nothing: safe to repeat when the answer to a commit was lost.
      return try await pool.change(as: actor, repeatable: true) { [reason] database in
        try Revocations.revoke(document.publicID, reason: reason, conference: id, in: database)
      }
    }
    try output.print(Record(document: DocumentRecord(document), isNew: isNew)) { _ in
      let reason = PlainText.escaped(document.revocation?.reason ?? "")
      return isNew
        ? "\(document.name) is revoked: \(reason)\n"
        : "\(document.name) was revoked before, by \(PlainText.escaped(document.revocation?.by ?? "")): \(reason)\n"
    }
  }
}
