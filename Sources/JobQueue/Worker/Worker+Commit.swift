import Logging
import PostgreSQL

extension Worker {
  /// Commits what is finished, group by group, until nothing is left or more is to be waited for.
  func commitRound() async {
    // Without a good lease the jobs may be others': what is finished waits until the lease is renewed or lost.
    while phase != .stopped, standing != nil || (phase == .draining && lease != nil) {
      switch tray.next(most: commitLimit, isUrgent: bench.isQuiet || phase == .draining) {
      case .nothing:
        bells.quiet.ring()
        return
      case .wait(let delay):
        alarms.commit.set(after: delay)
        return
      case .commit(let group):
        guard await commit(group) else { return }
      }
    }
  }

  /// - Returns: false where the database is in trouble and the group waits for another try.
  private func commit(_ group: [Finished]) async -> Bool {
    do {
      let report = try await committer.commit(
        group, deadline: phase == .running ? configuration.databaseDeadline : .seconds(2))
      tray.settle(group)
      commitLimit = configuration.gatherJobs
      tell(report)
      bells.claim.ring()  // it may have waited for the backlog
      bells.quiet.ring()
      return true
    } catch  where error.isTroubleOfTheDatabase {
      trouble(error, "committing \(group.count) jobs")
      // Smaller next time: it may be the size, or one of them, that takes too long. That one goes last.
      commitLimit = max(1, group.count / 2)
      tray.putBack(group, last: group.count == 1)
      alarms.commit.set(after: .milliseconds(300).jittered)
      return false
    } catch {
      return await commitApart(group, after: error)
    }
  }

  /// A handler refused: everything was rolled back. Each alone, so that one bad job fails alone.
  private func commitApart(_ group: [Finished], after error: any Error) async -> Bool {
    if group.count > 1 {
      for (index, item) in group.enumerated() {
        guard await commit([item]) else {
          tray.putBack(Array(group[(index + 1)...]), last: false)
          return false
        }
      }
      return true
    }
    tray.settle(group)
    for item in group {
      if item.isProduct {
        tray.add([Finished(item.claim, threw: error)])
      } else {
        // Not even its failure can be written. It is taken away from us after its deadline.
        logger.error(
          "a failed job could not be ended", metadata: ["job": "\(item.claim.job.id)", "error": "\(error)"])
      }
    }
    return true
  }

  private func tell(_ report: Committer.Report) {
    for (job, outcome) in report.ended {
      tell(.ended(job, outcome))
      if outcome == .dead { logger.error("a job is dead", metadata: ["job": "\(job)"]) }
    }
    for job in report.fenced {
      tell(.fenced(job))
      logger.warning("a result came too late and was thrown away", metadata: ["job": "\(job)"])
    }
  }
}
