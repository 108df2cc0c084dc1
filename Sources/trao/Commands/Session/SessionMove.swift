import ArgumentParser
import Conferences
import Foundation
import PostgreSQL

/// `trao session move`
struct SessionMove: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "move", "Move a session to another time, with everything inside it.",
    """
    It keeps its duration. The sessions inside it and the items of its programme move along; calendars that follow it \
    (trao session export) show the new time.
    """,
    example: "trao session move S4 --to 2023-11-17T16:30:00+07:00 --dry-run")

  @Argument(help: "The session's code.") var code: String
  @Option(
    help: ArgumentHelp("When it is to begin: RFC 3339 with offset.", valueName: "time"),
    transform: SessionOptions.time)
  var to: Date
  @Option(
    help: ArgumentHelp("Into another room; what is inside it and shares its room too.", valueName: "code"))
  var room: String?
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
        [code, to, room, wanted = conference.code] database in
        let found = try ConferenceStore.resolve(wanted, in: database)
        let moved = try SessionStore.move(code, to: to, room: room, of: found, in: database)
        return (found.timeZone, moved.session, moved.inner)
      }
    }
    let record = Record(dryRun: rehearsal.isDryRun, session: SessionRecord(session, in: zone), inner: inner)
    try output.print(record) { _ in
      let along = inner.isEmpty ? "" : ", and inside it \(inner.joined(separator: ", "))"
      return "Moved \(SessionRecord.sentence(session, in: zone))\(along).\(rehearsal.remark)\n"
    }
  }
}
