import ArgumentParser
import Conferences
import PostgreSQL
import Reports

/// `trao precedence lock`
struct PrecedenceLock: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "lock", "Give a guest a place by hand, with a reason.",
    """
    The guest stands at that very place, or last where there are not so many; the others fill what is left, by the \
    rules. Who gave the place, when and why \
    stands wherever the place is explained. A place that somebody else has by hand is refused.
    """,
    example: "trao precedence lock takebe-tsutomu 1 --reason 'guest of honour'")

  @Argument(help: ArgumentHelp("The guest's external id.", valueName: "external-id"))
  var id: String
  @Argument(help: "The place, from 1.") var place: Int
  @Option(help: ArgumentHelp("Why.", valueName: "text")) var reason: String
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let actor = try actor.actor()
    let (zone, result) = try await database.withPool { pool in
      try await pool.change(as: actor) { [id, place, reason, code = conference.code] database in
        let found = try ConferenceStore.resolve(code, in: database)
        return (
          found.timeZone,
          try PrecedenceStore.lock(id, at: place, reason: reason, of: found, in: database)
        )
      }
    }
    try output.print(PrecedenceRecord(result, in: zone)) { _ in
      "\(PlainText.escaped(result.name)) has place \(result.place): "
        + PlainText.escaped(result.reason(in: .en, zone: zone)) + ".\n"
    }
  }
}
