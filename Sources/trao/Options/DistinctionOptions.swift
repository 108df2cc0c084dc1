import ArgumentParser
import Conferences
import PostgreSQL

/// Two that look like one and are two, or may be one after all.
struct DistinctionOptions: ParsableArguments {
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

  /// Sets the mark, or takes it back.
  ///
  /// - Parameters:
  ///   - mark: Says of the two, by a reason, that they are two; answers whether that is new.
  ///   - unmark: Takes that back.
  /// - Throws: `Failure` where nobody is named as the actor; `DatabaseError`; what `mark` and `unmark` throw.
  func run(
    mark: @escaping @Sendable (String, String, String, Database) throws -> Bool,
    unmark: @escaping @Sendable (String, String, Database) throws -> Void
  ) async throws {
    let actor = try actor.actor()
    let isNew = try await database.withPool { pool in
      try await pool.change(as: actor) { [one, other, reason] database in
        guard let reason else {
          try unmark(one, other, database)
          return true
        }
        return try mark(one, other, reason, database)
      }
    }
    try output.print(Record(one: one, other: other, isDistinct: !undo, isNew: isNew)) { _ in
      if undo { return "\(one) and \(other) may be one.\n" }
      return isNew
        ? "\(one) and \(other) are marked as two.\n" : "\(one) and \(other) were marked as two before.\n"
    }
  }
}
