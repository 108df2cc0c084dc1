import ArgumentParser
import Conferences
import JobQueue
import PostgreSQL

/// `trao queue resume`
struct QueueResume: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "resume", "End the pause of a queue.", example: "trao queue resume default")

  @Argument(help: "The queue's name.") var name: String
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var actor: ActorOption
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let actor = try actor.actor()
    try await database.withPool { pool in
      try await pool.change(as: actor) { [name] database in
        try QueuePause.check(name, in: database)
        try Queues.resume(name, in: database)
      }
    }
    try output.print(["resumed": name]) { _ in "Jobs are taken from \(name).\n" }
  }
}
