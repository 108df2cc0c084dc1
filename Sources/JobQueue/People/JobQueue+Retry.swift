public import PostgreSQL

extension JobQueue {
  /// Gives dead letters fresh attempts, and lets jobs between two attempts go on at once.
  ///
  /// - Throws: `JobQueueError.noSuchJob`, or `.notRetryable` for a job in any other state; `DatabaseError`. Then
  ///   nothing is retried, provided that the caller rolls its transaction back.
  public static func retry(_ jobs: [JobID], by actor: String, in database: Database) throws {
    let rows = try database.query(Statements.retryJobs, jobs, actor)
    let open = Set(jobs).subtracting(try rows.map { try $0.get(0, as: JobID.self) })
    let states = try places(of: open, in: database)
    for id in open.sorted() {
      guard let state = states[id] else { throw JobQueueError.noSuchJob(id) }
      guard let state else { throw JobQueueError.moving(id) }
      throw JobQueueError.notRetryable(id, state)
    }
  }
}
