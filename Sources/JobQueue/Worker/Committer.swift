import Foundation
import PostgreSQL

/// Ends attempts and writes their effects, in one transaction.
struct Committer: Sendable {
  /// What became of the things of one commit.
  struct Report: Sendable {
    var ended: [(job: JobID, outcome: JobOutcome)] = []
    /// Nothing was written for these: others have the job.
    var fenced: [JobID] = []
  }

  let connection: Connection
  let handlers: [JobKind: ErasedHandler]
  let retry: RetryPolicy

  /// Commits things of one worker; all or none.
  ///
  /// - Parameters:
  ///   - finished: at least one.
  ///   - deadline: how long the transaction has.
  /// - Returns: what became of them.
  /// - Throws: what a handler throws; `DatabaseError`. Then nothing was written, except at `.unknownOutcome`:
  ///   the same call again finds out, for it waits for the earlier one and then looks at the history.
  func commit(_ finished: [Finished], deadline: Duration) async throws -> Report {
    guard let worker = finished.first?.claim.worker else { return Report() }
    return try await connection.transaction(settings: Planning.settings, deadline: deadline) { database in
      try holdBatches(finished, in: database)
      var outcomes = try finish(finished, of: worker, in: database)
      outcomes.merge(try fail(finished, of: worker, in: database)) { first, _ in first }
      try release(finished, of: worker, in: database)
      try write(finished, outcomes, in: database)
      return try report(finished, outcomes, in: database)
    }
  }

  // MARK: Inside the transaction

  private func holdBatches(_ finished: [Finished], in database: Database) throws {
    let jobs = finished.filter { $0.isProduct && $0.claim.job.batch != nil }.map(\.claim.job)
    guard !jobs.isEmpty else { return }
    try database.query(Statements.holdBatchesThatBegin, jobs.compactMap(\.batch), jobs.map(\.id))
  }

  private func finish(
    _ finished: [Finished], of worker: WorkerID, in database: Database
  ) throws -> [Int: JobOutcome] {
    let made = finished.filter(\.isProduct).map(\.claim)
    return made.isEmpty ? [:] : try Attempts.finish(made, of: worker, in: database)
  }

  private func fail(
    _ finished: [Finished], of worker: WorkerID, in database: Database
  ) throws -> [Int: JobOutcome] {
    let failures = finished.compactMap { item -> Attempts.Failure? in
      guard case .failure(let failure) = item.ending else { return nil }
      return Attempts.Failure(
        claim: item.claim, failure: failure, backoff: retry.delay(after: item.claim.job.attempt))
    }
    return failures.isEmpty ? [:] : try Attempts.fail(failures, of: worker, in: database)
  }

  private func release(_ finished: [Finished], of worker: WorkerID, in database: Database) throws {
    let released = finished.compactMap { item -> Claim? in
      if case .released = item.ending { item.claim } else { nil }
    }
    if !released.isEmpty { try Attempts.release(released, of: worker, in: database) }
  }

  /// Lets the handlers write, in the name of whoever asked for the jobs.
  private func write(
    _ finished: [Finished], _ outcomes: [Int: JobOutcome], in database: Database
  ) throws {
    struct Group: Hashable, Comparable {
      let kind: JobKind
      let author: String

      static func < (one: Group, other: Group) -> Bool {
        (one.kind.rawValue, one.author) < (other.kind.rawValue, other.author)
      }
    }
    let groups = Dictionary(grouping: finished.filter { outcomes[$0.claim.fence] != nil }) {
      Group(kind: $0.claim.job.kind, author: $0.claim.job.createdBy)
    }
    // In one order, so that two workers cannot wait for each other.
    for (group, items) in groups.sorted(by: { $0.key < $1.key }) {
      guard let handler = handlers[group.kind] else { continue }
      let made = items.compactMap { item -> (job: Job, product: ErasedHandler.Product)? in
        guard outcomes[item.claim.fence] == .done, case .product(let product) = item.ending else {
          return nil
        }
        return (item.claim.job, product)
      }
      let cancelled = items.filter { outcomes[$0.claim.fence] == .cancelled }.map(\.claim.job)
      guard !made.isEmpty || !cancelled.isEmpty else { continue }
      try database.query(Statements.actAs, group.author)
      if !made.isEmpty { try handler.commit(made, database) }
      if !cancelled.isEmpty { try handler.cancelled(cancelled, database) }
    }
  }

  /// What was not answered is not valid any more, or was committed by an earlier try whose answer got lost.
  private func report(
    _ finished: [Finished], _ outcomes: [Int: JobOutcome], in database: Database
  ) throws -> Report {
    let silent = finished.filter { item in
      if case .released = item.ending { return false }
      return outcomes[item.claim.fence] == nil
    }
    let earlier = silent.isEmpty ? [:] : try Attempts.outcomes(of: silent.map(\.claim), in: database)
    var report = Report()
    for item in finished {
      let job = item.claim.job.id
      if case .released = item.ending {
        report.ended.append((job, .released))
      } else if let outcome = outcomes[item.claim.fence] {
        report.ended.append((job, outcome))
      } else if let outcome = earlier[item.claim.fence], outcome == .done || !item.isProduct {
        report.ended.append((job, outcome))
      } else {
        report.fenced.append(job)
      }
    }
    return report
  }
}

/// How the queue's statements are to be planned.
enum Planning {
  /// Always by the indexes. Statistics of tables that are empty one minute and full the next mislead the planner:
  /// a plan made while the queue is empty would sort the whole queue for each claim once it is full. What cannot
  /// be avoided is priced as if it took hours, which would have the server compile it: 200 ms for each statement.
  static let settings = ["enable_seqscan": "off", "enable_sort": "off", "jit": "off"]
}
