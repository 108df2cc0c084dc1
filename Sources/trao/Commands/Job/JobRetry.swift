import ArgumentParser
import Conferences
import JobQueue
import PostgreSQL

/// `trao job retry`
struct JobRetry: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "retry", "Try dead jobs again, or jobs that wait for their next attempt at once.",
    "A document keeps the number its job took. All jobs named are retried, or none.",
    example: "trao job retry 12 13")

  @Argument(help: "The jobs' numbers.") var ids: [JobID]
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var actor: ActorOption
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let actor = try actor.actor()
    try await database.withPool { pool in
      try await pool.change(as: actor) { [ids] database in
        try JobQueue.retry(ids, by: actor.name, in: database)
      }
    }
    try output.print(["retried": ids.map(\.rawValue)]) { _ in
      "\(Wording.count(ids.count, "job")) ready again.\n"
    }
  }
}
