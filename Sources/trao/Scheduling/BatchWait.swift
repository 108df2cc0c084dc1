import Documents
import JobQueue
import PostgreSQL
import Reports

/// Follows a batch until nothing more will happen to it, or the time is up.
struct BatchWait {
  /// How a batch that was waited for ended.
  struct Outcome {
    let batch: Batch
    let isInTime: Bool
    /// How many papers are made. The jobs that check and number them are not among these.
    let made: Int
    /// What could not be made: of each paper the reasons, with its name, a line for each.
    let failures: [[String]]

    /// Nothing where all was made; else the failure to end with.
    func check() throws {
      guard isInTime else {
        throw Failure(
          .tryAgain,
          "not everything is made yet: \(batch.progress.done) of \(batch.progress.total) jobs are done",
          where: "batch \(batch.id)",
          remedy: "the work goes on: see `trao batch show \(batch.id)`, `trao doctor`")
      }
      if batch.state == .cancelled {
        throw Failure(
          .badData, "the batch was cancelled", where: "batch \(batch.id)", remedy: "schedule the work again")
      }
      guard failures.isEmpty else {
        throw Failure(
          .badData, "\(Wording.count(failures.count, "document")) cannot be made", where: "batch \(batch.id)",
          remedy:
            "mend the data and schedule again for those turned away; retry dead jobs with `trao job retry`",
          faults: failures.flatMap { $0 })
      }
    }
  }

  let pool: Pool
  let batch: BatchID
  /// The conference's identifier in the database.
  let conference: Int
  /// nil: as long as it takes.
  let limit: Duration?
  /// Whether progress is shown: not where standard error is for a program.
  let showsProgress: Bool

  /// How often the batch is looked at.
  private static let interval: Duration = .milliseconds(200)

  /// Waits, with a bar on a terminal.
  func run() async throws -> Outcome {
    let end = limit.map { ContinuousClock.now + $0 }
    var last: Batch?
    var bar = showsProgress ? ProgressBar("batch \(batch)") : nil
    var hasWarned = false
    while true {
      do {
        let (found, isServed) = try await pool.read { [batch] database in
          let living = try Workers.list(in: database).contains { $0.leaseLeft > .zero }
          return (try Batches.show(batch, in: database), living)
        }
        last = found
        // The first job makes the others: until it is done their number is not known.
        bar?.show(done: found.progress.done, of: found.progress.total, note: note(found))
        if found.progress.isSettled {
          bar?.finish()
          return try await outcome(found, isInTime: true)
        }
        if !isServed, !hasWarned, showsProgress {
          hasWarned = true
          Output.note("no daemon is alive: the work waits until one is started (`trao up` or `trao daemon`)")
        }
      } catch let error as DatabaseError where error.code == .connection || error.code == .deadline {
        // The work survives a restart of the database, and so does waiting for it.
        bar?.show(done: last?.progress.done ?? 0, of: last?.progress.total ?? 0, note: "the database is away")
      }
      if let end, ContinuousClock.now >= end {
        bar?.finish()
        guard let last else { return try await outcome(lookUp(), isInTime: false) }
        return try await outcome(last, isInTime: false)
      }
      try await Task.sleep(for: Self.interval)
    }
  }

  private func lookUp() async throws -> Batch {
    try await pool.read { [batch] in try Batches.show(batch, in: $0) }
  }

  private func note(_ batch: Batch) -> String {
    if batch.state == .scheduled { return "begins at \(Wording.time(batch.dueAt))" }
    return batch.progress.dead > 0 ? "\(batch.progress.dead) dead" : ""
  }

  /// Who was turned away, and which jobs are dead.
  private func outcome(_ found: Batch, isInTime: Bool) async throws -> Outcome {
    try await pool.read { [batch, conference] database in
      let checks = try JobQueue.list(
        state: .done, batch: batch, kinds: DocumentJobs.preparing, limit: 1000, in: database)
      let refused = try DocumentLibrary.refusals(conference: conference, batch: batch.rawValue, in: database)
        .map { refusal in
          refusal.reason.split(separator: "\n").map { "\(refusal.subject) (\(refusal.name)): \($0)" }
        }
      let dead = try JobQueue.list(state: .dead, batch: batch, limit: 1000, in: database)
        .map { ["job \($0.job.id) (\($0.job.kind.rawValue)): \($0.error ?? "dead")"] }
      return Outcome(
        batch: found, isInTime: isInTime, made: found.progress.done - checks.count, failures: refused + dead)
    }
  }
}
