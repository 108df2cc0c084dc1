import ArgumentParser
import Conferences
import JobQueue
import PostgreSQL

/// `trao queue pause`
struct QueuePause: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "pause", "Let no daemon take jobs from a queue; what runs goes on.", example: "trao queue pause default")

  @Argument(help: "The queue's name.") var name: String
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var actor: ActorOption
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let actor = try actor.actor()
    try await database.withPool { pool in
      try await pool.change(as: actor) { [name] in try Queues.pause(name, by: actor.name, in: $0) }
    }
    try output.print(["paused": name]) { _ in "No more jobs are taken; `trao queue resume` ends the pause.\n"
    }
  }
}
