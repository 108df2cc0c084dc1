import Logging
import PostgreSQL

extension Worker {
  /// How many due jobs one statement moves.
  private static let promotion = 1000

  /// Makes ready what is due and sets the timer for what is due next.
  func promoteRound() async {
    guard phase == .running else { return }
    alarms.poll.set(after: configuration.pollEvery.jittered)
    do {
      let limit = Self.promotion
      let deadline = configuration.databaseDeadline
      let (promoted, next) = try await upkeep.transaction(
        settings: Planning.settings, deadline: deadline
      ) { database in
        (try Deferral.promote(limit, in: database), try Deferral.timeToNextDue(in: database))
      }
      if promoted > 0 {
        tell(.promoted(promoted))
        bells.claim.ring()
      }
      alarms.due.set(after: promoted == limit ? .zero : next)
    } catch {
      trouble(error, "looking for due jobs")
      alarms.due.set(after: .milliseconds(300).jittered)
    }
  }

  /// Takes over from workers that vanished.
  func sweepRound() async {
    guard phase == .running else { return }
    alarms.sweep.set(after: configuration.sweepEvery.jittered)
    if let suspiciousUntil, ContinuousClock.now < suspiciousUntil {
      mayHaveForgotten = true
      bells.claim.ring()
    }
    // When the database was away, all leases have run out together. Whoever is back first leaves the others the
    // time of a lease to renew theirs, or their attempts would be charged for the database's absence.
    guard standing != nil, let steadySince, ContinuousClock.now - steadySince >= configuration.lease
    else { return }
    do {
      try await rescue()
      try await endAbandoned(on: upkeep, within: configuration.databaseDeadline)
    } catch {
      trouble(error, "looking for abandoned jobs")
    }
  }

  private func rescue() async throws {
    let configuration = configuration
    let delay = configuration.retry.delay(after: 1)
    let rescue = try await upkeep.transaction(deadline: configuration.databaseDeadline) {
      try Leases.rescue(
        maximumRescues: configuration.maximumRescues, grace: configuration.overdueGrace, delay: delay, in: $0)
    }
    guard rescue != Leases.Rescue() else { return }
    logger.notice(
      "took jobs over",
      metadata: [
        "workers": "\(rescue.workers)", "rescued": "\(rescue.rescued)", "failed": "\(rescue.failed)",
        "dead": "\(rescue.dead)",
      ])
    tell(.swept(workers: rescue.workers, rescued: rescue.rescued, failed: rescue.failed, dead: rescue.dead))
  }

  /// Ends running jobs that were cancelled and whose worker cannot do it any more, with their handlers' say.
  func endAbandoned(on connection: Connection, within deadline: Duration) async throws {
    let handlers = handlers
    let grace = configuration.overdueGrace
    let ended = try await connection.transaction(deadline: deadline) { database in
      let jobs = try Leases.cancelAbandoned(of: Array(handlers.keys), grace: grace, in: database)
      for job in jobs {
        try database.query(Statements.actAs, job.createdBy)
        try handlers[job.kind]?.cancelled([job], database)
      }
      return jobs.map(\.id)
    }
    for job in ended { tell(.ended(job, .cancelled)) }
  }
}
