public import Foundation
public import PostgreSQL

/// A job as people see it.
public struct JobStatus: Sendable {
  public let job: Job
  public let state: JobState
  /// For a deferred job the time it is due; otherwise when it came to this state.
  public let since: Date
  /// Why it is dead.
  public let error: String?
  /// Whether someone cancelled it while it runs.
  public let isCancelling: Bool
}

/// One line of a job's history.
public struct JobEvent: Sendable {
  public let outcome: JobOutcome
  public let attempt: Int
  /// The attempt's number among all attempts; nil where no worker held the job.
  public let fence: Int?
  public let worker: WorkerID?
  /// Claimed at, by the database's clock.
  public let startedAt: Date?
  public let finishedAt: Date
  public let error: String?
  /// Who cancelled or retried.
  public let actor: String?
}

extension JobQueue {
  /// Jobs, newest first, at most `limit`. What is nil or empty does not narrow the list.
  public static func list(
    state: JobState? = nil, batch: BatchID? = nil, kinds: Set<JobKind> = [], limit: Int = 100,
    in database: Database
  ) throws -> [JobStatus] {
    // Nearly all jobs are done; what is in another state is found faster from there.
    let isCommon = state == nil || state == .done
    return try database.query(
      isCommon ? Statements.listJobs : Statements.listJobsInState, state, batch,
      kinds.map(\.rawValue), limit
    ).map(JobStatus.init)
  }

  /// A job and how each attempt at it went.
  ///
  /// - Returns: the job; its attempts, oldest first.
  /// - Throws: `JobQueueError.noSuchJob`; `DatabaseError`.
  public static func show(
    _ job: JobID, in database: Database
  ) throws -> (status: JobStatus, history: [JobEvent]) {
    guard let row = try database.query(Statements.showJob, job).first else {
      throw JobQueueError.noSuchJob(job)
    }
    let history = try database.query(Statements.jobHistory, job).map(JobEvent.init)
    return (try JobStatus(row), history)
  }
}

extension JobStatus {
  fileprivate init(_ row: Row) throws(DatabaseError) {
    self.init(
      job: try Job(id: row.get(0), attempt: row.get(2), in: row, from: 5), state: try row.get(1),
      since: try row.get(3), error: try row.optional(4), isCancelling: try row.get(14))
  }
}

extension JobEvent {
  fileprivate init(_ row: Row) throws(DatabaseError) {
    self.init(
      outcome: try row.get(2), attempt: try row.get(1), fence: try row.optional(0),
      worker: try row.optional(5), startedAt: try row.optional(6),
      finishedAt: try row.get(7), error: try row.optional(3), actor: try row.optional(4))
  }
}
