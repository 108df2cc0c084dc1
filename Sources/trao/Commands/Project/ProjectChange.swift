import ArgumentParser
import Conferences
import PostgreSQL

/// What every command takes that changes a project.
struct ProjectChange: ParsableArguments {
  @OptionGroup var rehearsal: RehearsalOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  /// Changes a project, and shows it as it is then.
  func make(_ body: @escaping @Sendable (Database) throws -> Project) async throws {
    let actor = try actor.actor()
    let project = try await database.withPool { pool in
      try await pool.change(as: actor, isRehearsal: rehearsal.isDryRun, body)
    }
    try output.print(ProjectRecord(project), rehearsal) { width in
      ProjectText.of(project, width: width)
        + (rehearsal.isDryRun ? "\nDry run: nothing was written.\n" : "")
    }
  }
}
