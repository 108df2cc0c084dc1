import ArgumentParser
import Conferences
import JobQueue
import PostgreSQL
import StrictYAML

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
      try await pool.change(as: actor) { [name] database in
        try Self.check(name, in: database)
        try Queues.pause(name, by: actor.name, in: database)
      }
    }
    try output.print(["paused": name]) { _ in
      "No more jobs are taken from \(name); `trao queue resume \(name)` ends the pause.\n"
    }
  }

  /// A name mistyped would pause nothing, and seem to.
  ///
  /// - Throws: `Failure` where no job that is left names the queue.
  static func check(_ name: String, in database: Database) throws {
    let known = try Set(Queues.list(in: database).map(\.name)).union([Queues.usual])
    guard known.contains(name) else {
      throw Failure(
        .noInput, "there is no queue \(Quotation.quoted(name))",
        remedy: "known here: \(known.sorted().joined(separator: ", "))")
    }
  }
}
