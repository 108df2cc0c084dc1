public import JobQueue
public import PostgreSQL

/// Cancels work on papers. A number that will not become a paper is voided on record, and whose invitation that
/// was is no longer invited, in the same transaction.
public enum Cancellations {
  /// Cancels a batch. Jobs that are running are asked to stop, and void their numbers when they do.
  ///
  /// - Throws: `JobQueueError`, `DatabaseError`.
  @discardableResult
  public static func cancel(
    _ batch: BatchID, by actor: String, in database: Database
  ) throws -> Cancellation {
    let cancellation = try Batches.cancel(batch, by: actor, in: database)
    try void(cancellation.ended, reason: "its batch was cancelled by \(actor)", in: database)
    return cancellation
  }

  /// Cancels single jobs.
  ///
  /// - Throws: as ``cancel(_:by:in:)-(BatchID,_,_)``.
  @discardableResult
  public static func cancel(
    _ jobs: [JobID], by actor: String, in database: Database
  ) throws -> Cancellation {
    let cancellation = try JobQueue.cancel(jobs, by: actor, in: database)
    try void(cancellation.ended, reason: "its job was cancelled by \(actor)", in: database)
    return cancellation
  }

  /// Voids the numbers of jobs that make files and will not be run again.
  static func void(_ jobs: [Job], reason: String, in database: Database) throws {
    let ids = jobs.filter { DocumentJobs.rendering.contains($0.kind) }.map(\.id.rawValue)
    guard !ids.isEmpty else { return }
    try database.query(Statements.voidDocuments, ids, reason)
    try database.query(Statements.unmarkInvited, ids)
  }
}
