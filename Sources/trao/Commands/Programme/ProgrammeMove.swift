import ArgumentParser
import Conferences
import Foundation
import PostgreSQL

/// `trao programme move`
struct ProgrammeMove: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "move", "Move an item of a programme to another time.",
    """
    With --rest everything after it in the session moves by as much, and the sessions inside it that begin then or \
    later with all that is in them: for when something takes longer. What has begun is not moved, and is said.
    """,
    example: "trao programme move S1 4 --to 2023-11-17T08:50:00+07:00 --rest")

  @Argument(help: "The session's code.") var session: String
  @Argument(help: "The item's number in the session.") var item: Int
  @Option(
    help: ArgumentHelp("When it is to begin: RFC 3339 with offset.", valueName: "time"),
    transform: SessionOptions.time)
  var to: Date
  @Flag(help: "Everything after it too.") var rest = false
  @OptionGroup var rehearsal: RehearsalOption
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let actor = try actor.actor()
    let (found, moved) = try await database.withPool { pool in
      try await pool.change(as: actor, isRehearsal: rehearsal.isDryRun) {
        [session, item, to, rest, wanted = conference.code] database in
        let found = try ConferenceStore.resolve(wanted, in: database)
        let known = try ProgrammeStore.find(item, of: session, held: true, in: found, database)
        return (found, try ProgrammeStore.move(known, to: to, rest: rest, of: found, in: database))
      }
    }
    let records = moved.map { ProgrammeRecord($0, in: found.timeZone, second: found.secondTimeZone) }
    try output.print(records, rehearsal) { _ in
      moved.map { "Now \(ProgrammeRecord.sentence($0, in: found.timeZone)).\(rehearsal.remark)\n" }.joined()
    }
  }
}
