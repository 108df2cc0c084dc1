public import Foundation
public import PostgreSQL

/// A queue as people see it: what lies in it, and whether it is paused.
public struct QueueStatus: Sendable {
  public let name: String
  public let deferred: Int
  public let ready: Int
  public let running: Int
  public let dead: Int
  /// How long the oldest ready job has waited, by the database's clock.
  public let oldestReadyAge: Duration?
  public let pausedAt: Date?
  public let pausedBy: String?
}

/// Queues by name. A queue exists as soon as a job names it.
public enum Queues {
  /// The queue of jobs that name none.
  public static let usual = "default"

  /// Queues that hold jobs or were paused once, by name.
  public static func list(in database: Database) throws -> [QueueStatus] {
    try database.query(Statements.listQueues).map { row in
      QueueStatus(
        name: try row.get(0), deferred: try row.get(1), ready: try row.get(2), running: try row.get(3),
        dead: try row.get(4),
        oldestReadyAge: try row.optional(5, as: Double.self).map { .seconds($0) },
        pausedAt: try row.optional(6), pausedBy: try row.optional(7))
    }
  }

  /// Lets no worker take jobs from the queue. What runs goes on.
  public static func pause(_ queue: String, by actor: String, in database: Database) throws {
    try database.query(Statements.pauseQueue, queue, actor)
  }

  /// Ends a pause; a queue that is not paused stays as it is.
  public static func resume(_ queue: String, in database: Database) throws {
    try database.query(Statements.resumeQueue, queue)
  }
}
