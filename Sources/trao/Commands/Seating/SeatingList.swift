import ArgumentParser
import Conferences
import PostgreSQL

/// `trao seating list`
struct SeatingList: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "list", "Show the seats of a session: the plan, and who sits where.",
    "In the plan a number is a guest's place in precedence, a star a seat kept by hand.",
    example: "trao seating list --session S1")

  @Option(help: ArgumentHelp("The session.", valueName: "code")) var session: String
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let seating = try await database.read { [session, code = conference.code] database in
      try SeatingStore.list(
        session: session, of: ConferenceStore.resolve(code, in: database), in: database)
    }
    try output.print(SeatingRecord(seating)) { SeatingDrawing.text(seating, width: $0) }
  }
}
