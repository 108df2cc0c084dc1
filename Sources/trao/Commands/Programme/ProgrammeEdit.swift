import ArgumentParser
import Conferences
import Foundation
import PostgreSQL

/// `trao programme edit`
struct ProgrammeEdit: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "edit", "Change an item of a programme.",
    "What is not named stays. People given replace all of the item's; --nobody takes them out.",
    example: "trao programme edit S1 3 --minutes 15 --cue-en 'Ladies and gentlemen, please be seated.'")

  @Argument(help: "The session's code.") var session: String
  @Argument(help: "The item's number in the session.") var item: Int
  @OptionGroup var options: ProgrammeOptions
  @Flag(help: "Take its people out.") var nobody = false
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let actor = try actor.actor()
    let (found, changed) = try await database.withPool { pool in
      try await pool.change(as: actor) {
        [session, item, options, nobody, wanted = conference.code] database in
        let found = try ConferenceStore.resolve(wanted, in: database)
        let known = try ProgrammeStore.find(item, of: session, held: true, in: found, database)
        var details = known.details
        if nobody { details.people = [] }
        return (
          found,
          try ProgrammeStore.change(known, to: try options.changed(details), of: found, in: database)
        )
      }
    }
    try output.print(ProgrammeRecord(changed, in: found.timeZone, second: found.secondTimeZone)) { _ in
      "Now \(ProgrammeRecord.sentence(changed, in: found.timeZone)).\n"
    }
  }
}
