import ArgumentParser
import Conferences
import JobQueue
import PostgreSQL

/// `trao batch move`
struct BatchMove: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "move", "Give scheduled work another time, as long as it has not begun.",
    example: "trao batch move 3 --at 2023-11-10T08:00:00+07:00")

  @Argument(help: "The batch's number.") var id: BatchID
  @Option(help: ArgumentHelp("The new time: \(Moment.help)", valueName: "time"), transform: Moment.parse)
  var at: Moment
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var actor: ActorOption
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let actor = try actor.actor()
    let batch = try await database.withPool { pool in
      try await pool.change(as: actor) { [id, at] database in
        try Batches.move(id, to: at.date ?? DatabaseClock.now(in: database), in: database)
        return try Batches.show(id, in: database)
      }
    }
    try output.print(BatchRecord(batch)) { _ in "Batch \(id) begins at \(Wording.time(batch.dueAt)).\n" }
  }
}
