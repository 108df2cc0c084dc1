import ArgumentParser
import Conferences
import PostgreSQL

/// `trao delegation merge`
struct DelegationMergeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "merge", "Make one delegation of two: the first is kept.",
    """
    All members of the other join the kept one. Its head, deputy and liaison officer keep their posts where the kept one \
    has nobody for them, else they are plain members. The other is removed; where papers or departures name it, it stays \
    without members. Papers stay as they are. This cannot be undone; on a terminal you are asked.
    """,
    example: "trao delegation merge JP-HKD JP-JETRO --dry-run")

  @Argument(help: "The code of the delegation that is kept.") var kept: String
  @Argument(help: "The code of the one that becomes part of it.") var other: String
  @OptionGroup var rehearsal: RehearsalOption
  @OptionGroup var confirmation: ConfirmationOption
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Record: Encodable {
    let kept: DelegationRecord
    let merged: String
    let joined: Int
    let isGone: Bool
    let dryRun: Bool
  }

  func run() async throws {
    let actor = try actor.actor()
    if !rehearsal.isDryRun { try confirmation.ask("Merge \(other) into \(kept) for ever?") }
    let merge = try await database.withPool { pool in
      try await pool.change(as: actor, isRehearsal: rehearsal.isDryRun) {
        [kept, other, code = conference.code] database in
        try DelegationStore.merge(
          other, into: kept, of: try ConferenceStore.resolve(code, in: database), in: database)
      }
    }
    let record = Record(
      kept: DelegationRecord(merge.kept), merged: merge.merged, joined: merge.joined, isGone: merge.isGone,
      dryRun: rehearsal.isDryRun)
    try output.print(record) { width in
      DelegationTable.text([merge.kept], width: width)
        + "\n\(Wording.count(merge.joined, "member")) of \(merge.merged) joined; "
        + (merge.isGone ? "it is gone" : "it stays without members: papers or departures name it")
        + (rehearsal.isDryRun ? " (dry run: nothing was written)\n" : "\n")
    }
  }
}
