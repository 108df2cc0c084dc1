import ArgumentParser
import Conferences
import PostgreSQL
import Reports

/// `trao import undo`
struct ImportUndo: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "undo", "Restore what was before an import.",
    """
    What it made goes; what it changed or removed is as it was. Where somebody has changed or used the same rows \
    since, nothing is restored, and every such row is named with who and when. Events of attendance are annulled. \
    An import is undone once.
    """,
    example: "trao import undo 3")

  @Argument(help: "The import's number.") var id: Int
  @OptionGroup var confirmation: ConfirmationOption
  @OptionGroup var rehearsal: RehearsalOption
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Record: Encodable {
    let dryRun: Bool
    let `import`: ImportRecord
  }

  func run() async throws {
    let actor = try actor.actor()
    let code = conference.code
    let undone = try await database.withPool { pool in
      if !rehearsal.isDryRun {
        let wanted = try await pool.read { [id] database in
          try ImportStore.find(id, of: ConferenceStore.resolve(code, in: database), in: database)
        }
        let (new, changed) = (wanted.report.created, wanted.report.changed)
        try confirmation.ask(
          "Undo the import \(id) of \(wanted.fileName): remove \(new) new, restore \(changed) changed?")
      }
      return try await pool.change(as: actor, isRehearsal: rehearsal.isDryRun, deadline: .seconds(600)) {
        [id] database in
        let conference = try ConferenceStore.resolve(code, in: database)
        try ImportStore.undo(id, of: conference, in: database)
        return ImportRecord(
          try ImportStore.find(id, of: conference, in: database), in: conference.timeZone)
      }
    }
    try output.print(Record(dryRun: rehearsal.isDryRun, import: undone)) { _ in
      "import \(id) undone: \(undone.created) removed, \(undone.changed) restored"
        + (rehearsal.isDryRun ? " (dry run: nothing was written)\n" : "\n")
    }
  }
}
