import Logging
import PostgreSQL

extension Worker {
  /// Takes as many jobs as there is room for, reads what they need, and hands them to the lanes.
  func claimRound() async {
    guard phase == .running, let worker = standing else { return }
    do {
      try await takeForgotten(worker)
      try await loadWhatIsLeft()
      let load = tray.load
      guard load.jobs < configuration.maximumBacklog.jobs, load.bytes < configuration.maximumBacklog.bytes
      else { return }  // the commit rings
      let room = bench.room
      guard room > 0 else { return }  // the bench rings
      let kinds = Array(handlers.keys)
      mayHaveForgotten = true
      let taken = try await claims.transaction(
        settings: Planning.settings, deadline: configuration.databaseDeadline
      ) {
        try Attempts.claim(room, of: kinds, for: worker, in: $0)
      }
      mayHaveForgotten = false
      guard !taken.isEmpty else { return }
      tell(.claimed(taken.count))
      unloaded += taken
      try await loadWhatIsLeft()
      bells.claim.ring()  // there may be more
    } catch {
      trouble(error, "claiming jobs")
      if mayHaveForgotten { suspiciousUntil = .now + .seconds(60) }
      alarms.claim.set(after: .milliseconds(300).jittered)
    }
  }

  /// A claim whose answer was lost may have given us jobs that we do not know of, and may do so even later: a
  /// frozen server works off what it was sent. For a minute the sweep therefore has this asked again and again.
  private func takeForgotten(_ worker: WorkerID) async throws {
    guard mayHaveForgotten else { return }
    let known = bench.fences + tray.fences + unloaded.map(\.fence)
    let forgotten = try await claims.transaction(deadline: configuration.databaseDeadline) {
      try Attempts.forgotten(by: worker, knowing: known, in: $0)
    }
    mayHaveForgotten = false
    guard !forgotten.isEmpty else { return }
    logger.notice("found jobs whose claim was not answered", metadata: ["jobs": "\(forgotten.count)"])
    tell(.claimed(forgotten.count))
    unloaded += forgotten
  }

  /// Reads the inputs of what was claimed, all jobs of a kind together.
  private func loadWhatIsLeft() async throws {
    while let first = unloaded.first {
      let group = unloaded.filter { $0.job.kind == first.job.kind }
      guard let handler = handlers[first.job.kind] else {
        preconditionFailure("claimed a job of kind \(first.job.kind), for which there is no handler")
      }
      let loaded = try await load(group, handler)
      // Meanwhile the lease may have been lost, and the jobs with it.
      let mine = Set(unloaded.map(\.fence))
      let fences = Set(group.map(\.fence))
      unloaded.removeAll { fences.contains($0.fence) }
      bench.add(loaded.assignments.filter { mine.contains($0.claim.fence) })
      tray.add(loaded.failed.filter { mine.contains($0.claim.fence) })
    }
  }

  private nonisolated func load(
    _ group: [Claim], _ handler: ErasedHandler
  ) async throws -> (assignments: [Assignment], failed: [Finished]) {
    let claimed = ContinuousClock.now
    do {
      let works = try await claims.run(deadline: configuration.databaseDeadline) { database in
        try handler.load(group.map(\.job), database)
      }
      var assignments: [Assignment] = []
      var failed: [Finished] = []
      for claim in group {
        if let work = works[claim.job.id] {
          assignments.append(Assignment(claim: claim, work: work, deadline: claimed + claim.job.timeout))
        } else {
          let nothing = JobFailure("what it is about does not exist any more", isPermanent: true)
          failed.append(Finished(claim, threw: nothing))
        }
      }
      return (assignments, failed)
    } catch  where error.isTroubleOfTheDatabase {
      throw error
    } catch {
      guard group.count > 1 else { return ([], [Finished(group[0], threw: error)]) }
      // One of them is at fault: each alone.
      var all: (assignments: [Assignment], failed: [Finished]) = ([], [])
      for claim in group {
        let one = try await load([claim], handler)
        all.assignments += one.assignments
        all.failed += one.failed
      }
      return all
    }
  }
}
