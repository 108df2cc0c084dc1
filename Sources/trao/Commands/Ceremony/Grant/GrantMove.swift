import ArgumentParser
import Conferences
import PostgreSQL
import Reports

/// `trao ceremony grant move`
struct GrantMove: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "move", "Give a hand-over another place in the running order; the others close up.",
    example: "trao ceremony grant move 4 --to 1")

  @Argument(help: "Its place now.") var position: Int
  @Option(help: ArgumentHelp("Its new place.", valueName: "position")) var to: Int
  @OptionGroup var ceremony: CeremonyOption
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let actor = try actor.actor()
    let (zone, grant) = try await database.withPool { pool in
      try await pool.change(as: actor) {
        [position, to, code = ceremony.ceremony, wanted = conference.code] database in
        let found = try ConferenceStore.resolve(wanted, in: database)
        let ceremony = try CeremonyStore.find(code, of: found, in: database)
        return (
          found.timeZone,
          try CeremonyStore.moveGrant(position, to: to, of: ceremony, in: found, in: database)
        )
      }
    }
    try output.print(GrantRecord(grant, in: zone)) { _ in "\(grant.code) is number \(grant.position) now.\n" }
  }
}
