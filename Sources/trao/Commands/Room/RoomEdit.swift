import ArgumentParser
import Conferences
import PostgreSQL

/// `trao room edit`
struct RoomEdit: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "edit", "Give a room another name or number of places. Its sessions follow.",
    "A session that is for more people than the room would have places for stands in the way.",
    example: "trao room edit MAIN --capacity 250")

  @Argument(help: "The room's code.") var code: String
  @OptionGroup var name: NameOption
  @Option(help: ArgumentHelp("How many people it has places for; 0 for not known.", valueName: "number"))
  var capacity: Int?
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if let capacity, capacity < 0 { throw ValidationError("a room has no negative number of places") }
  }

  func run() async throws {
    let (actor, name) = (try actor.actor(), try name.text())
    let room = try await database.withPool { pool in
      try await pool.change(as: actor) { [code, capacity, wanted = conference.code] database in
        try RoomStore.edit(
          code, name: name, capacity: capacity.map { $0 == 0 ? nil : $0 },
          of: ConferenceStore.resolve(wanted, in: database), in: database)
      }
    }
    try output.print(RoomRecord(room)) { _ in RoomRecord.sentence(room) }
  }
}
