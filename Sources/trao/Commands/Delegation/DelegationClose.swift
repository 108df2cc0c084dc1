import ArgumentParser
import Conferences
import PostgreSQL

/// `trao delegation close`
struct DelegationClose: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "close", "Close a confirmed delegation: nothing about it changes any more.",
    example: "trao delegation close JP-HKD")

  @Argument(help: "The delegation's code.") var code: String
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let actor = try actor.actor()
    let delegation = try await database.withPool { pool in
      try await pool.change(as: actor) { [code, wanted = conference.code] database in
        try DelegationStore.close(code, of: ConferenceStore.resolve(wanted, in: database), in: database)
      }
    }
    try output.print(DelegationRecord(delegation)) { _ in
      "The delegation \(code) is closed.\n"
    }
  }
}
