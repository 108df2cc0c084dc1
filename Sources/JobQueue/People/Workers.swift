public import Foundation
public import PostgreSQL

/// A worker as the database knows it.
public struct WorkerStatus: Sendable {
  public let id: WorkerID
  public let host: String
  public let build: String
  public let process: Int
  public let kinds: [JobKind]
  public let startedAt: Date
  /// What is left of its lease; less than zero for a worker that the others are about to take for dead.
  public let leaseLeft: Duration
}

/// The workers of all machines.
public enum Workers {
  public static func list(in database: Database) throws -> [WorkerStatus] {
    try database.query(Statements.listWorkers).map { row in
      WorkerStatus(
        id: try row.get(0), host: try row.get(1), build: try row.get(2),
        process: try row.get(3), kinds: try row.get(4),
        startedAt: try row.get(5), leaseLeft: .seconds(try row.get(6, as: Double.self)))
    }
  }

  /// Kinds of ready jobs for which no living worker has a handler.
  public static func unservedKinds(in database: Database) throws -> [JobKind] {
    try database.query(Statements.unservedKinds).map { try $0.get(0) }
  }
}
