import ArgumentParser
import Conferences
import PostgreSQL

/// `trao organisation distinct`
struct OrganisationDistinct: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "distinct", "Say that two organisations that look like one are two.",
    "They are proposed as duplicates no more, and cannot be merged. --undo takes it back.",
    example: "trao organisation distinct jetro @31 --reason 'hai văn phòng'")

  @Argument(help: "One of them: code, or @ and a number.") var one: String
  @Argument(help: "The other.") var other: String
  @Option(help: ArgumentHelp("How that is known.", valueName: "text")) var reason: String?
  @Flag(help: "They may be one after all.") var undo = false
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Record: Encodable {
    let one, other: String
    let isDistinct, isNew: Bool
  }

  func validate() throws {
    guard (reason != nil) != undo else { throw ValidationError("give --reason TEXT, or --undo") }
  }

  func run() async throws {
    let actor = try actor.actor()
    let isNew = try await database.withPool { pool in
      try await pool.change(as: actor) { [one, other, reason] database in
        guard let reason else {
          try OrganisationStore.confuse(one, with: other, in: database)
          return true
        }
        return try OrganisationStore.distinguish(one, from: other, reason: reason, in: database)
      }
    }
    try output.print(Record(one: one, other: other, isDistinct: !undo, isNew: isNew)) { _ in
      if undo { return "\(one) and \(other) may be one.\n" }
      return isNew
        ? "\(one) and \(other) are marked as two.\n" : "\(one) and \(other) were marked as two before.\n"
    }
  }
}
