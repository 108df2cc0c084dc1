import PostgreSQL

/// The database's side of an attempt: it begins with a claim, and ends once, by whoever shows its fence.
enum Attempts {
  /// Takes ready jobs, the most urgent first. None while the worker's lease, by the database, has run out.
  static func claim(
    _ limit: Int, of kinds: [JobKind], for worker: WorkerID, in database: Database
  ) throws(DatabaseError) -> [Claim] {
    try claims(database.query(Statements.claimJobs, worker, kinds, limit), of: worker)
  }

  /// What the worker holds without knowing it, because the answer to a claim was lost.
  static func forgotten(
    by worker: WorkerID, knowing fences: [Int], in database: Database
  ) throws(DatabaseError) -> [Claim] {
    try claims(database.query(Statements.forgottenJobs, worker, fences), of: worker)
  }

  /// Ends jobs whose work is made.
  ///
  /// - Returns: by fence, `.done`, or `.cancelled` where someone cancelled the job while it ran. A fence that is
  ///   not answered is no longer valid, and nothing may be written for it.
  static func finish(
    _ claims: [Claim], of worker: WorkerID, in database: Database
  ) throws(DatabaseError) -> [Int: JobOutcome] {
    try outcomes(
      database.query(Statements.finishJobs, worker, claims.map(\.job.id), claims.map(\.fence)))
  }

  /// An attempt that failed.
  struct Failure: Sendable {
    let claim: Claim
    let failure: JobFailure
    /// Until the next attempt, where the failure does not say it.
    let backoff: Duration

    /// Until the next attempt, if there is one.
    var delay: Duration {
      if case .postponement(let delay) = failure.sequel { delay } else { backoff }
    }

    /// Whether the attempt counts.
    var isCharged: Bool {
      if case .postponement = failure.sequel { false } else { true }
    }
  }

  /// Ends attempts that failed.
  ///
  /// - Returns: by fence, `.failed` (there is another attempt), `.dead` or `.cancelled`; as for `finish`.
  static func fail(
    _ failures: [Failure], of worker: WorkerID, in database: Database
  ) throws(DatabaseError) -> [Int: JobOutcome] {
    try outcomes(
      database.query(
        Statements.failJobs, worker, failures.map(\.claim.job.id), failures.map(\.claim.fence),
        failures.map(\.failure.message), failures.map { $0.failure.sequel == .burial },
        failures.map(\.delay.seconds), failures.map(\.isCharged)))
  }

  /// Gives jobs back unfinished; the attempts do not count.
  static func release(
    _ claims: [Claim], of worker: WorkerID, in database: Database
  ) throws(DatabaseError) {
    try database.query(Statements.releaseJobs, worker, claims.map(\.job.id), claims.map(\.fence))
  }

  /// How attempts ended that `finish` or `fail` did not answer; those still open, or taken over, are missing.
  static func outcomes(
    of claims: [Claim], in database: Database
  ) throws(DatabaseError) -> [Int: JobOutcome] {
    try outcomes(
      database.query(Statements.outcomesOfAttempts, claims.map(\.job.id), claims.map(\.fence)))
  }

  private static func claims(_ rows: Rows, of worker: WorkerID) throws(DatabaseError) -> [Claim] {
    var claims: [Claim] = []
    for row in rows {
      let (id, fence, attempt) = try row.decode(JobID.self, Int.self, Int.self)
      let job = try Job(id: id, attempt: attempt, in: row, from: 3)
      claims.append(Claim(job: job, worker: worker, fence: fence))
    }
    return claims
  }

  private static func outcomes(_ rows: Rows) throws(DatabaseError) -> [Int: JobOutcome] {
    var outcomes: [Int: JobOutcome] = [:]
    for row in rows { outcomes[try row.get(1)] = try row.get(2) }
    return outcomes
  }
}
