import ArgumentParser
import Conferences
import PostgreSQL
import Reports

/// `trao precedence unlock`
struct PrecedenceUnlock: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "unlock", "Take a place by hand away: the rules decide again.",
    example: "trao precedence unlock takebe-tsutomu")

  @Argument(help: ArgumentHelp("The guest's external id.", valueName: "external-id"))
  var id: String
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let actor = try actor.actor()
    let (zone, result) = try await database.withPool { pool in
      try await pool.change(as: actor) { [id, code = conference.code] database in
        let found = try ConferenceStore.resolve(code, in: database)
        return (found.timeZone, try PrecedenceStore.unlock(id, of: found, in: database))
      }
    }
    try output.print(result.map { PrecedenceRecord($0, in: zone) }) { _ in
      guard let result else { return "\(PlainText.escaped(id)) has no place by hand, and counts no more.\n" }
      return "\(PlainText.escaped(result.name)) has place \(result.place): "
        + PlainText.escaped(result.reason(in: .en, zone: zone)) + ".\n"
    }
  }
}
