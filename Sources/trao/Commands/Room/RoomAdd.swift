import ArgumentParser
import Conferences
import PostgreSQL

/// `trao room add`
struct RoomAdd: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "add", "Add a room.",
    example: "trao room add HALL-2 --name-vi 'Hội trường nhỏ' --name-en 'Small hall' --capacity 80")

  @Argument(help: "The room's code.") var code: String
  @OptionGroup var name: NameOption
  @Option(help: ArgumentHelp("How many people it has places for.", valueName: "number")) var capacity: Int?
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if let capacity, capacity < 1 { throw ValidationError("a room has at least one place") }
  }

  func run() async throws {
    let (actor, name) = (try actor.actor(), try name.text())
    let room = try await database.withPool { pool in
      try await pool.change(as: actor) { [code, capacity, wanted = conference.code] database in
        try RoomStore.add(
          code, name: name, capacity: capacity, of: ConferenceStore.resolve(wanted, in: database),
          in: database)
      }
    }
    try output.print(RoomRecord(room)) { _ in RoomRecord.sentence(room) }
  }
}
