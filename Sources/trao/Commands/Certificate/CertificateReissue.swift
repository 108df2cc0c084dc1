import ArgumentParser
import Conferences
import Documents
import JobQueue
import PostgreSQL

/// `trao certificate reissue`
struct CertificateReissue: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "reissue", "Make a released paper of any kind anew, from today's data, in the place of the old one.",
    """
    The new paper has a number of its own. The old one counts until the new one is made; whoever checks it then is \
    told which paper stands in its place, and the reason: name no person there. Asking again while it is being made \
    makes nothing twice. A superseded paper does not come back; on a terminal you are asked.
    """,
    example: "trao certificate reissue 01/CNTD-UBND --reason 'đổi chức danh' --wait --yes")

  @Argument(help: "The number as printed, or the identifier in its code.") var number: String
  @Option(help: ArgumentHelp("Why; shown to whoever checks the old paper.", valueName: "text")) var reason:
    String?
  @Option(
    help: ArgumentHelp("The day printed on it; default: the day it is made.", valueName: "date"),
    transform: Day.parse)
  var dated: CalendarDate?
  @OptionGroup var wait: WaitOption
  @OptionGroup var confirmation: ConfirmationOption
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Record: Encodable {
    /// The paper that is to be replaced.
    let document: DocumentRecord
    /// Once it is made: the one in its place.
    let replacement: DocumentRecord?
    let batch: BatchRecord
    /// False where it is being made already: then this is that batch.
    let isNew: Bool
  }

  func run() async throws {
    let actor = try actor.actor()
    try await database.withPool { pool in
      let (id, old) = try await pool.read { [number, code = conference.code] database in
        let id = try ConferenceStore.resolve(code, in: database).id
        return (id, try DocumentLibrary.one(number, conference: id, in: database))
      }
      if old.state.isReleased, old.supersededBy == nil {
        try confirmation.ask("Make \(old.kind.singular) \(old.name) anew, and supersede it?")
      }
      // Asking again finds the batch of the first time: safe to repeat when the answer to a commit was lost.
      let reissue = try await pool.change(as: actor, repeatable: true) { [reason, dated] database in
        try Reissues.reissue(
          old.publicID, dated: dated, reason: reason, conference: id, by: actor.name, in: database)
      }
      let outcome: BatchWait.Outcome? =
        if let limit = wait.limit {
          try await BatchWait(
            pool: pool, batch: reissue.batch, conference: id, limit: limit.duration,
            showsProgress: !output.json
          ).run()
        } else {
          nil
        }
      let (batch, document, replacement) = try await pool.read { database in
        let document = try DocumentLibrary.one(old.publicID, conference: id, in: database)
        return (
          try Batches.show(reissue.batch, in: database), document,
          try document.supersededBy.map { try DocumentLibrary.one($0, conference: id, in: database) }
        )
      }
      let record = Record(
        document: DocumentRecord(document), replacement: replacement.map(DocumentRecord.init),
        batch: BatchRecord(batch), isNew: reissue.isNew)
      try output.print(record) { _ in
        let age = reissue.isNew ? "" : " (asked for before)"
        let made = replacement.map { "; \($0.name) (\($0.state.rawValue)) stands in its place" } ?? ""
        return "Batch \(batch.id)\(age): \(document.name) is made anew\(made).\n"
      }
      try outcome?.check()
    }
  }
}
