import ArgumentParser
import Conferences
import PostgreSQL

/// `trao person merge`
struct PersonMerge: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "merge", "Make one person of two: the first is kept.",
    """
    Names of the other become further forms of the kept one; forms of address, titles and participations move; its code \
    finds the kept one from now on. What moved stays on record. Papers stay as they are. Where both take part in one \
    conference, one participation must be without records; it goes. This cannot be undone; on a terminal you are asked.
    """,
    example: "trao person merge takebe-tsutomu @41 --dry-run")

  @Argument(help: "Who is kept: code, or @ and a number.") var kept: String
  @Argument(help: "Who becomes part of the first.") var other: String
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
        [kept, other] in try PersonStore.merge(other, into: kept, in: $0)
      }
    }
    let record = MergeRecord(report, isRehearsal: rehearsal.isDryRun)
    try output.print(record) { _ in record.text }
  }
}
