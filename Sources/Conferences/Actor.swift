import Foundation
public import PostgreSQL

/// Who makes a change. Every change of the official record knows its actor.
public struct Actor: Hashable, Sendable, CustomStringConvertible {
  public let name: String

  /// Takes a name as it is to stand in the record.
  ///
  /// - Throws: ``ConferenceError`` `.invalid` where it is empty, too long or holds invisible characters.
  public init(_ name: String) throws(ConferenceError) {
    guard let clean = try Line.given(name, as: "the actor") else {
      throw ConferenceError(.invalid, "the name of the actor is empty", remedy: "say who makes the change")
    }
    self.name = clean
  }

  /// The user of the operating system: the actor where nobody named another.
  public static var operatingSystemUser: Actor {
    let name = NSUserName()
    return (try? Actor(name)) ?? Actor(unchecked: "uid-\(getuid())")
  }

  public var description: String { name }

  private init(unchecked name: String) {
    self.name = name
  }
}

extension Pool {
  /// Runs a change of the official record as one transaction in the name of `actor`.
  ///
  /// - Parameters:
  ///   - actor: Who makes the change.
  ///   - isRehearsal: Whether everything is checked and counted, and then taken back.
  ///   - repeatable: Whether `body` finds its own earlier work, so that it may be run again when the answer to
  ///     a commit was lost.
  ///   - deadline: For the whole transaction; nil for the configured one.
  ///   - body: May be run more than once; must have no effect outside the database.
  /// - Returns: What `body` returns.
  /// - Throws: What `body` throws; `DatabaseError`.
  @discardableResult
  public nonisolated func change<T: Sendable>(
    as actor: Actor, isRehearsal: Bool = false, repeatable: Bool = false, deadline: Duration? = nil,
    _ body: @Sendable (Database) throws -> T
  ) async throws -> T {
    do {
      return try await transaction(
        settings: ["trao.actor": actor.name], repeatable: repeatable, deadline: deadline
      ) { database in
        let result = try body(database)
        // Rules that are checked at the end speak now, while the caller can still be told what they refused.
        try database.query("set constraints all immediate")
        guard isRehearsal else { return result }
        throw Rehearsed(result: result)
      }
    } catch let rehearsed as Rehearsed<T> {
      return rehearsed.result
    }
  }
}

/// Leaves a transaction so that it is rolled back, with its result.
private struct Rehearsed<Result: Sendable>: Error {
  let result: Result
}
