import ArgumentParser
import Conferences
import Documents
import JobQueue
import PostgreSQL

/// `trao batch cancel`
struct BatchCancel: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "cancel", "Cancel what is not done of a batch; the same work can then be scheduled again.",
    """
    Documents that are made stay. Numbers of those that are not are voided on record. This cannot be undone; on a \
    terminal you are asked.
    """,
    example: "trao batch cancel 3")

  @Argument(help: "The batch's number.") var id: BatchID
  @OptionGroup var confirmation: ConfirmationOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var actor: ActorOption
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let actor = try actor.actor()
    try confirmation.ask("Cancel what is not done of batch \(id)?")
    let cancellation = try await database.withPool { pool in
      try await pool.change(as: actor) { [id] database in
        try Cancellations.cancel(id, by: actor.name, in: database)
      }
    }
    try output.print(CancellationRecord(cancellation)) { _ in CancellationRecord(cancellation).text }
  }
}
