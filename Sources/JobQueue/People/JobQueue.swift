public import PostgreSQL

/// The queue, for whoever asks for work and for people who look after it.
///
/// Every function takes the `Database` of the caller's transaction: a job exists when that commits, and not at all
/// when it is rolled back. A job's state is the table it lies in; `sql/migrations/0001_jobs.sql` draws the moves.
public enum JobQueue {
  /// The channel on which workers are woken; the payload names the queue.
  public static let channel = "trao_jobs"

  /// Asks for one job.
  ///
  /// - Returns: the new job, or the one that holds the unique key.
  /// - Throws: `JobQueueError.batchCancelled`, `.noSuchBatch`, `.keyContended`; `DatabaseError`.
  @discardableResult
  public static func enqueue(_ job: NewJob, by actor: String? = nil, in database: Database) throws -> JobID {
    try enqueue([job], by: actor, in: database)[0]
  }

  /// Asks for many jobs with a few statements.
  ///
  /// - Parameters:
  ///   - jobs: in the order in which equals are to be taken.
  ///   - actor: who asks; nil for the transaction's `trao.actor`, else the database user.
  ///   - database: the caller's transaction.
  /// - Returns: for each job, in the given order, its number or that of the job which holds its unique key.
  /// - Throws: `JobQueueError.batchCancelled`, `.noSuchBatch`, `.keyContended`; `DatabaseError`.
  @discardableResult
  public static func enqueue(
    _ jobs: [NewJob], by actor: String? = nil, in database: Database
  ) throws -> [JobID] {
    guard !jobs.isEmpty else { return [] }
    try lockBatches(Set(jobs.compactMap(\.batch)), in: database)
    var ids: [JobID?] = Array(repeating: nil, count: jobs.count)
    // A key that is taken at the insert and free again at the look-up belongs to a job that ended in between.
    for _ in 0..<10 {
      let open = ids.indices.filter { ids[$0] == nil }
      for (place, id) in zip(open, try insert(open.map { jobs[$0] }, by: actor, in: database)) {
        ids[place] = id
      }
      let taken = open.filter { ids[$0] == nil }
      guard !taken.isEmpty else { break }
      let holders = try holders(of: taken.compactMap { jobs[$0].uniqueKey }, in: database)
      for place in taken { ids[place] = jobs[place].uniqueKey.flatMap { holders[$0] } }
      guard ids.contains(nil) else { break }
    }
    return try zip(jobs, ids).map { job, id in
      guard let id else { throw JobQueueError.keyContended(job.uniqueKey ?? "") }
      return id
    }
  }

  /// Shares the batches' rows until the transaction ends, so that a cancellation comes before or after it.
  private static func lockBatches(_ batches: Set<BatchID>, in database: Database) throws {
    guard !batches.isEmpty else { return }
    let rows = try database.query(Statements.lockBatches, batches.sorted())
    var missing = batches
    for row in rows {
      let (id, isCancelled) = try row.decode(BatchID.self, Bool.self)
      if isCancelled { throw JobQueueError.batchCancelled(id) }
      missing.remove(id)
    }
    if let batch = missing.min() { throw JobQueueError.noSuchBatch(batch) }
  }

  /// The numbers of the new jobs, nil where the key is taken.
  private static func insert(
    _ jobs: [NewJob], by actor: String?, in database: Database
  ) throws -> [JobID?] {
    try database.query(
      Statements.enqueueJobs,
      jobs.map(\.queue), jobs.map(\.kind), jobs.map(\.arguments), jobs.map(\.priority),
      jobs.map(\.maximumAttempts), jobs.map(\.timeout.seconds), jobs.map(\.runAt), jobs.map(\.uniqueKey),
      jobs.map(\.batch), actor
    ).map { try $0.optional(0) }
  }

  private static func holders(of keys: [String], in database: Database) throws -> [String: JobID] {
    let rows = try database.query(Statements.keyHolders, keys)
    return try Dictionary(
      uniqueKeysWithValues: rows.map { row in
        try row.decode(String.self, JobID.self)
      })
  }
}
