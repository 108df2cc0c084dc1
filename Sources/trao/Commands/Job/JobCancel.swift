import ArgumentParser
import Conferences
import Documents
import JobQueue
import PostgreSQL

/// `trao job cancel`
struct JobCancel: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "cancel", "Cancel jobs that are not done.",
    """
    The number of a document that is not made any more is voided on record. All are cancelled, or none. This cannot be \
    undone; on a terminal you are asked.
    """,
    example: "trao job cancel 12 --as 'Protocol office'")

  @Argument(help: "The jobs' numbers.") var ids: [JobID]
  @OptionGroup var confirmation: ConfirmationOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var actor: ActorOption
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let actor = try actor.actor()
    try confirmation.ask("Cancel \(Wording.count(ids.count, "job"))?")
    let cancellation = try await database.withPool { pool in
      try await pool.change(as: actor) { [ids] database in
        try Cancellations.cancel(ids, by: actor.name, in: database)
      }
    }
    try output.print(CancellationRecord(cancellation)) { _ in CancellationRecord(cancellation).text }
  }
}
