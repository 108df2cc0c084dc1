import ArgumentParser
import Conferences
import PostgreSQL

/// `trao programme remove`
struct ProgrammeRemove: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "remove", "Take an item out of a programme. The numbers after it close up.",
    example: "trao programme remove S2 3 --yes")

  @Argument(help: "The session's code.") var session: String
  @Argument(help: "The item's number in the session.") var item: Int
  @OptionGroup var confirmation: ConfirmationOption
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let actor = try actor.actor()
    try confirmation.ask("Take item \(item) of \(session) out of the programme, with its words?")
    let (found, removed) = try await database.withPool { pool in
      try await pool.change(as: actor) { [session, item, wanted = conference.code] database in
        let found = try ConferenceStore.resolve(wanted, in: database)
        let known = try ProgrammeStore.find(item, of: session, held: true, in: found, database)
        try ProgrammeStore.remove(known, of: found, in: database)
        return (found, known)
      }
    }
    try output.print(ProgrammeRecord(removed, in: found.timeZone, second: found.secondTimeZone)) { _ in
      "Removed \(ProgrammeRecord.sentence(removed, in: found.timeZone)).\n"
    }
  }
}
