import ArgumentParser
import Conferences
import PostgreSQL

/// `trao session close`
struct SessionClose: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "close", "Close a session: who accepted and did not come now counts as absent.",
    example: "trao session close S1")

  @Argument(help: "The session's code.") var code: String
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let actor = try actor.actor()
    let (found, session) = try await database.withPool { pool in
      try await pool.change(as: actor) { [code, wanted = conference.code] database in
        let found = try ConferenceStore.resolve(wanted, in: database)
        return (found, try SessionStore.close(code, of: found, in: database))
      }
    }
    try output.print(SessionRecord(session, in: found.timeZone)) { _ in
      "Session \(session.code) is closed; \(session.presentCount) were present.\n"
    }
  }
}
