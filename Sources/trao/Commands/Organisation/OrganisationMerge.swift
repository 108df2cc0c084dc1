import ArgumentParser
import Conferences
import PostgreSQL

/// `trao organisation merge`
struct OrganisationMerge: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "merge", "Make one organisation of two: the first is kept.",
    """
    Names of the other become aliases of the kept one, and whatever refers to it moves; its code finds the kept one from \
    now on. Papers stay as they are. One that has given numbers to papers cannot become part of another. This cannot be \
    undone; on a terminal you are asked.
    """,
    example: "trao organisation merge jetro @31 --dry-run")

  @Argument(help: "Which is kept: code, or @ and a number.") var kept: String
  @Argument(help: "Which becomes part of the first.") var other: String
  @OptionGroup var rehearsal: RehearsalOption
  @OptionGroup var confirmation: ConfirmationOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let actor = try actor.actor()
    if !rehearsal.isDryRun { try confirmation.ask("Merge \(other) into \(kept) for ever?") }
    let report = try await database.withPool { pool in
      // Merging again changes nothing: safe to repeat when the answer to a commit was lost.
      try await pool.change(as: actor, isRehearsal: rehearsal.isDryRun, repeatable: true) {
        [kept, other] in try OrganisationStore.merge(other, into: kept, in: $0)
      }
    }
    let record = MergeRecord(report, isRehearsal: rehearsal.isDryRun)
    try output.print(record) { _ in record.text }
  }
}
