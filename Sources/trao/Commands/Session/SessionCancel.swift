import ArgumentParser
import Conferences
import Foundation
import PostgreSQL

/// `trao session cancel`
struct SessionCancel: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "cancel", "Cancel a session that has not begun, with those inside it.",
    "Its room and its people are free. --undo plans it again, if they still are.",
    example: "trao session cancel S4")

  @Argument(help: "The session's code.") var code: String
  @Flag(help: "Plan it again.") var undo = false
  @OptionGroup var rehearsal: RehearsalOption
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Record: Encodable {
    let dryRun: Bool
    let session: SessionRecord
    let inner: [String]
  }

  func run() async throws {
    let actor = try actor.actor()
    let (zone, session, inner) = try await database.withPool { pool in
      try await pool.change(as: actor, isRehearsal: rehearsal.isDryRun) {
        [code, undo, wanted = conference.code] database in
        let found = try ConferenceStore.resolve(wanted, in: database)
        let changed = try SessionStore.cancel(code, undo: undo, of: found, in: database)
        return (found.timeZone, changed.session, changed.inner)
      }
    }
    let record = Record(dryRun: rehearsal.isDryRun, session: SessionRecord(session, in: zone), inner: inner)
    try output.print(record) { _ in
      let along = inner.isEmpty ? "" : ", and inside it \(inner.joined(separator: ", "))"
      return "Session \(session.code) is \(session.state.rawValue)\(along).\(rehearsal.remark)\n"
    }
  }
}
