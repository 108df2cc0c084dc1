import PostgreSQL

/// The database's side of being alive: a worker that does not renew its lease is taken for dead by the others.
enum Leases {
  static func register(
    build: String, host: String, process: Int, kinds: [JobKind], for lease: Duration, in database: Database
  ) throws(DatabaseError) -> WorkerID {
    try database.query(Statements.registerWorker, lease.seconds, process, host, build, kinds).one().get(0)
  }

  /// Renews a lease from now on.
  ///
  /// - Returns: the fences of the worker's jobs that someone wants cancelled; nil where the worker was taken for
  ///   dead and its jobs are with others.
  static func renew(
    _ worker: WorkerID, for lease: Duration, in database: Database
  ) throws(DatabaseError) -> [Int]? {
    let rows = try database.query(Statements.renewLease, worker, lease.seconds)
    guard !rows.isEmpty else { return nil }
    var fences: [Int] = []
    for row in rows {
      if let fence = try row.optional(1, as: Int.self) { fences.append(fence) }
    }
    return fences
  }

  static func remove(_ worker: WorkerID, in database: Database) throws(DatabaseError) {
    try database.query(Statements.removeWorker, worker)
  }

  /// What a look for lost jobs found.
  struct Rescue: Sendable, Equatable {
    var workers = 0
    var rescued = 0
    var failed = 0
    var dead = 0
  }

  /// Takes jobs away from workers whose lease has run out, and from workers that neither end nor stop them.
  ///
  /// - Parameters:
  ///   - maximumRescues: a job that loses so many workers becomes a dead letter.
  ///   - grace: how long after its deadline a job is left to its worker.
  ///   - delay: before a job that took too long is tried again.
  ///   - database: in a transaction of its own.
  /// - Returns: what was found.
  /// - Throws: `DatabaseError`.
  static func rescue(
    maximumRescues: Int, grace: Duration, delay: Duration, in database: Database
  ) throws(DatabaseError) -> Rescue {
    let row = try database.query(Statements.rescueJobs, maximumRescues, grace.seconds, delay.seconds).one()
    let (workers, rescued, failed, dead) = try row.decode(Int.self, Int.self, Int.self, Int.self)
    return Rescue(workers: workers, rescued: rescued, failed: failed, dead: dead)
  }

  /// Ends jobs that were cancelled while they ran and that no worker is going to end.
  static func cancelAbandoned(
    of kinds: [JobKind], grace: Duration, in database: Database
  ) throws(DatabaseError) -> [Job] {
    var jobs: [Job] = []
    for row in try database.query(Statements.cancelAbandoned, kinds, grace.seconds) {
      jobs.append(try Job(id: row.get(0), attempt: row.get(2), in: row, from: 3))
    }
    return jobs
  }
}
