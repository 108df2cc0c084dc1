public import PostgreSQL

/// What became of the jobs that someone cancelled.
public struct Cancellation: Sendable {
  /// Ended in this transaction. Whoever gave these jobs a number, or anything else, takes it back here too.
  public var ended: [Job] = []
  /// In a worker's hands. The worker ends them and then calls the handler's `cancelled(_:in:)`.
  public var asked: [Job] = []
}

extension JobQueue {
  /// Ends jobs that are deferred, ready or dead, and asks the workers to end those that run.
  ///
  /// A batch of which nothing is done and nothing else is open is cancelled with its last job, so that the same
  /// work can be asked for again.
  ///
  /// A job whose work commits before its worker hears of it ends cancelled all the same: its effects are dropped.
  ///
  /// - Throws: `JobQueueError.noSuchJob`, `.notCancellable` for a job that is done or cancelled, `.moving`;
  ///   `DatabaseError`. Then nothing is cancelled, provided that the caller rolls its transaction back.
  @discardableResult
  public static func cancel(
    _ jobs: [JobID], by actor: String, in database: Database
  ) throws -> Cancellation {
    var result = Cancellation()
    // Batches first, then what lies in the places: the order of everyone who locks both.
    let batches = try database.query(Statements.holdBatchesOfJobs, jobs).map {
      try $0.get(0, as: BatchID.self)
    }
    var open = Set(jobs)
    // A statement may miss a job that another transaction moves at that moment; the next one sees where it went.
    for _ in 0..<5 where !open.isEmpty {
      let found = try cancelWhatLies(open, by: actor, in: database)
      result.ended += found.ended
      result.asked += found.asked
      open.subtract((found.ended + found.asked).map(\.id))
      let states = try places(of: open, in: database)
      for id in open.sorted() {
        guard let state = states[id] else { throw JobQueueError.noSuchJob(id) }
        if let state, state == .done || state == .cancelled { throw JobQueueError.notCancellable(id, state) }
      }
    }
    if let id = open.min() { throw JobQueueError.moving(id) }
    if !batches.isEmpty { try database.query(Statements.cancelEmptiedBatches, batches, actor) }
    return result
  }

  /// One try: what lies still is ended, what runs is flagged.
  static func cancelWhatLies(
    _ jobs: Set<JobID>, by actor: String, in database: Database
  ) throws -> Cancellation {
    var result = Cancellation()
    for row in try database.query(Statements.cancelJobs, jobs.sorted(), actor) {
      let (id, fence, attempt) = try row.decode(JobID.self, Int.self, Int.self)
      let job = try Job(id: id, attempt: attempt, in: row, from: 3)
      if fence == 0 { result.ended.append(job) } else { result.asked.append(job) }
    }
    return result
  }

  /// The states of those of the jobs that exist; nil while one is changing its place.
  static func places(of jobs: Set<JobID>, in database: Database) throws -> [JobID: JobState?] {
    guard !jobs.isEmpty else { return [:] }
    let rows = try database.query(Statements.placesOfJobs, jobs.sorted())
    return try Dictionary(
      rows.map { row in
        try row.decode(JobID.self, JobState?.self)
      }, uniquingKeysWith: { first, _ in first })
  }
}
