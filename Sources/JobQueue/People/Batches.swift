public import Foundation
public import PostgreSQL

/// Batches of jobs. As in `JobQueue`, everything happens in the caller's transaction.
public enum Batches {
  /// What asking for a batch came to.
  public struct Creation: Sendable {
    public let id: BatchID
    /// False where the key had its batch already; then nothing was changed.
    public let isNew: Bool
    /// Whether the batch that holds the key has the same kind and the same first job as was asked for now.
    public let isSameRequest: Bool
  }

  /// Asks for a batch, which begins with one job.
  ///
  /// Whoever asks twice with one key has one batch, also at the same moment, until someone cancels it.
  ///
  /// - Parameters:
  ///   - key: names the work, for example `invitations/qn-jp-2023/all`.
  ///   - kind: what sort of batch it is, for people.
  ///   - title: a line for people; no personal data.
  ///   - first: the job it begins with; its `runAt` is the batch's time. That job adds the others when it commits.
  ///   - actor: who asks.
  ///   - database: the caller's transaction.
  /// - Returns: the batch that holds the key now.
  /// - Throws: `JobQueueError.keyContended`; `DatabaseError`.
  public static func create(
    key: String, kind: String, title: String, first: NewJob, by actor: String, in database: Database
  ) throws -> Creation {
    for _ in 0..<10 {
      if let row = try database.query(Statements.insertBatch, key, kind, title, first.runAt, actor).first {
        let id = try row.get(0, as: BatchID.self)
        var first = first
        first.batch = id
        let job = try JobQueue.enqueue(first, by: actor, in: database)
        try database.query(Statements.setFirstJob, id, job)
        return Creation(id: id, isNew: true, isSameRequest: true)
      }
      let holder = try database.query(
        Statements.batchHoldingKey, key, kind, first.kind, first.arguments)
      if let row = holder.first {
        return Creation(
          id: try row.get(0), isNew: false, isSameRequest: try row.get(1))
      }
    }
    throw JobQueueError.keyContended(key)
  }

  /// Batches, newest first.
  public static func list(limit: Int = 100, in database: Database) throws -> [Batch] {
    try database.query(Statements.listBatches, BatchID?.none, String?.none, limit).map(Batch.init)
  }

  /// One batch and its progress.
  ///
  /// - Throws: `JobQueueError.noSuchBatch`; `DatabaseError`.
  public static func show(_ batch: BatchID, in database: Database) throws -> Batch {
    let rows = try database.query(Statements.listBatches, batch, String?.none, 1)
    guard let row = rows.first else { throw JobQueueError.noSuchBatch(batch) }
    return try Batch(row)
  }

  /// The newest batch with a key, cancelled ones included.
  public static func find(key: String, in database: Database) throws -> Batch? {
    try database.query(Statements.listBatches, BatchID?.none, key, 1).first.map(Batch.init)
  }

  /// Gives a batch that has not begun another time. Workers set their timers anew.
  ///
  /// - Throws: `JobQueueError.noSuchBatch`, `.batchNotMovable`; `DatabaseError`.
  public static func move(_ batch: BatchID, to time: Date, in database: Database) throws {
    let rows = try database.query(Statements.moveBatch, batch, time)
    guard try rows.first?.get(0, as: Int.self) == 1 else {
      _ = try show(batch, in: database)
      throw JobQueueError.batchNotMovable(batch)
    }
  }

  /// Cancels whatever of a batch is not done, and frees its key.
  ///
  /// No job can be added any more: one that is being added at this moment is waited for and cancelled too.
  ///
  /// - Throws: `JobQueueError.noSuchBatch`, `.batchFinished`, `.moving`; `DatabaseError`.
  @discardableResult
  public static func cancel(
    _ batch: BatchID, by actor: String, in database: Database
  ) throws -> Cancellation {
    guard try !database.query(Statements.markBatchCancelled, batch, actor).isEmpty else {
      _ = try show(batch, in: database)
      throw JobQueueError.batchFinished(batch)
    }
    var result = Cancellation()
    for _ in 0..<100 {
      let open = try Set(
        database.query(Statements.openJobsOfBatch, batch).map { try $0.get(0, as: JobID.self) })
      guard !open.isEmpty else {
        guard !result.ended.isEmpty || !result.asked.isEmpty else {
          throw JobQueueError.batchFinished(batch)
        }
        return result
      }
      let found = try JobQueue.cancelWhatLies(open, by: actor, in: database)
      result.ended += found.ended
      result.asked += found.asked
    }
    throw JobQueueError.moving(try openJob(of: batch, in: database))
  }

  private static func openJob(of batch: BatchID, in database: Database) throws -> JobID {
    guard let row = try database.query(Statements.openJobsOfBatch, batch).first else {
      throw JobQueueError.batchFinished(batch)
    }
    return try row.get(0)
  }
}

extension Batch {
  fileprivate init(_ row: Row) throws(DatabaseError) {
    self.init(
      id: try row.get(0), key: try row.get(1), kind: try row.get(2),
      title: try row.get(3), dueAt: try row.get(4), createdAt: try row.get(5), createdBy: try row.get(6),
      cancelledAt: try row.optional(7), cancelledBy: try row.optional(8),
      progress: Progress(
        total: try row.get(9), deferred: try row.get(10), ready: try row.get(11), running: try row.get(12),
        done: try row.get(13), dead: try row.get(14), cancelled: try row.get(15)),
      isMovable: try row.get(16))
  }
}
