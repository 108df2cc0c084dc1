import ArgumentParser
import Conferences
import PostgreSQL
import Reports

/// `trao ceremony grant remove`
struct GrantRemove: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "remove", "Withdraw a hand-over from the running order; the others close up.",
    "It stays on record as withdrawn. `trao ceremony correct --annul` takes that back.",
    example: "trao ceremony grant remove 3 --reason 'nhà đầu tư đề nghị hoãn'")

  @Argument(help: "Its place in the running order.") var position: Int
  @Option(help: ArgumentHelp("Why.", valueName: "text")) var reason: String
  @Option(help: "Names this record: given twice it counts once.") var key: String?
  @OptionGroup var ceremony: CeremonyOption
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let actor = try actor.actor()
    let (zone, grant) = try await database.withPool { pool in
      try await pool.change(as: actor) {
        [position, reason, key, code = ceremony.ceremony, wanted = conference.code] database in
        let found = try ConferenceStore.resolve(wanted, in: database)
        let ceremony = try CeremonyStore.find(code, of: found, in: database)
        let grant = try CeremonyStore.withdraw(
          position, of: ceremony, in: found, reason: reason, key: key, in: database)
        return (found.timeZone, grant)
      }
    }
    try output.print(GrantRecord(grant, in: zone)) { _ in "\(grant.code) is withdrawn.\n" }
  }
}
