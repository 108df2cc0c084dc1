import ArgumentParser
import Conferences
import PostgreSQL

/// `trao delegation confirm`
struct DelegationConfirm: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "confirm", "Confirm a delegation: its head is named, is its member, and comes.",
    "Where the head declines or withdraws later, the delegation is forming again.",
    example: "trao delegation confirm JP-HKD")

  @Argument(help: "The delegation's code.") var code: String
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let actor = try actor.actor()
    let delegation = try await database.withPool { pool in
      try await pool.change(as: actor) { [code, wanted = conference.code] database in
        try DelegationStore.confirm(code, of: ConferenceStore.resolve(wanted, in: database), in: database)
      }
    }
    try output.print(DelegationRecord(delegation)) { _ in
      "The delegation \(code) is confirmed.\n"
    }
  }
}
