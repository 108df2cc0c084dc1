import ArgumentParser
import Conferences
import PostgreSQL
import Reports

/// `trao register void`
struct RegisterVoid: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "void", "Void a spoiled number that was entered by hand, with the reason.",
    """
    The number stays in the register and is never used again. Papers that Trao made are taken back instead: \
    `trao certificate revoke`. This cannot be undone; on a terminal you are asked.
    """,
    example: "trao register void 05/CV-UBND --reason 'viết nhầm số' --yes")

  @Argument(help: "The number as it is written.") var number: String
  @Option(help: ArgumentHelp("Why it is not used.", valueName: "text")) var reason: String
  @Option(help: "Its year, where several years have the number.") var year: Int?
  @OptionGroup var body: BodyOption
  @OptionGroup var confirmation: ConfirmationOption
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Record: Encodable {
    let symbol: String
    /// False where it was void before: then the first reason stands.
    let isNew: Bool
  }

  func run() async throws {
    let actor = try actor.actor()
    try confirmation.ask("Void \(PlainText.escaped(number)) for ever?")
    let isNew = try await database.withPool { pool in
      try await pool.change(as: actor, repeatable: true) {
        [number, reason, year, body = body.body, code = conference.code] database in
        let body = try RegisterBody.resolve(body, conference: code, in: database)
        return try RegisterEntries.void(number, reason: reason, year: year, of: body, in: database)
      }
    }
    try output.print(Record(symbol: number, isNew: isNew)) { _ in
      "\(PlainText.escaped(number)) \(isNew ? "is" : "was") void\(isNew ? "" : " before")\n"
    }
  }
}
