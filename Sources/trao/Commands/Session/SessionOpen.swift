import ArgumentParser
import Conferences
import PostgreSQL

/// `trao session open`
struct SessionOpen: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "open", "Open a session: from now on people check in. A closed session is opened again.",
    example: "trao session open S1")

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
        return (found, try SessionStore.open(code, of: found, in: database))
      }
    }
    try output.print(SessionRecord(session, in: found.timeZone)) { _ in "Session \(session.code) is open.\n" }
  }
}
