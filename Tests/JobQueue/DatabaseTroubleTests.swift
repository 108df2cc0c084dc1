import PostgreSQL
import TestSupport
import Testing

@testable import JobQueue

/// Each on a server of its own, which is stopped, killed or frozen in the middle of a batch.
@Suite struct DatabaseTroubleTests {
  @Test(arguments: [RunningCluster.StopMode.fast, .immediate])
  func aRestartOfTheServerLosesAndDoublesNothingAndChargesNoAttempt(_ mode: RunningCluster.StopMode)
    async throws
  {
    try await withCluster { cluster, queue in
      let jobs = try await queue.enqueue(Array(repeating: NewJob.note(), count: 400))
      let note = Note(working: { _, _ in busy(for: .milliseconds(2)) })
      try await queue.working([note], patient) { _ in
        try await queue.working([note], patient) { _ in
          for progress in [50, 150] {
            try await queue.eventually("there is progress") { try await queue.effects().rows >= progress }
            try await cluster.restart(mode)
          }
          try await queue.untilAll(jobs, are: .done)
        }
      }
      #expect(try await queue.effects() == (400, 400))
      #expect(try await queue.count("select count(*) from jobs.history where outcome = 'done'") == 400)
      #expect(try await queue.count("select count(*) from jobs.history where outcome = 'failed'") == 0)
      #expect(
        try await queue.count("select max(attempt)::bigint from jobs.history where outcome = 'done'") == 1)
    }
  }

  @Test func aWorkerMayStartBeforeItsDatabase() async throws {
    try await withCluster { cluster, queue in
      let job = try await queue.enqueue(NewJob.note())
      await cluster.stop()
      try await queue.working([Note()], patient) { worker in
        try await queue.eventually("it tried") { worker.statistics.troubles > 0 }
        try await cluster.start()
        try await queue.untilAll([job], are: .done)
      }
    }
  }

  @Test func aFrozenServerIsLeftAtTheDeadlineAndWorkGoesOnWhenItWakes() async throws {
    try await withCluster { cluster, queue in
      let jobs = try await queue.enqueue(Array(repeating: NewJob.note(), count: 400))
      let note = Note(working: { _, _ in busy(for: .milliseconds(2)) })
      try await queue.working([note], hasty) { first in
        try await queue.working([note], hasty) { second in
          try await queue.eventually("there is progress") { try await queue.effects().rows >= 50 }
          await cluster.freeze()
          try await queue.eventually("both have given up waiting") {
            first.statistics.troubles > 2 && second.statistics.troubles > 2
          }
          await cluster.thaw()
          try await queue.untilAll(jobs, are: .done)
        }
      }
      #expect(try await queue.effects() == (400, 400))
      #expect(try await queue.count("select count(*) from jobs.history where outcome = 'done'") == 400)
      #expect(try await queue.count("select count(*) from jobs.run") == 0)
    }
  }

  @Test func aWorkerCanStopWhileItsServerIsFrozenAndOthersDoItsJobsLater() async throws {
    try await withCluster { cluster, queue in
      let jobs = try await queue.enqueue(Array(repeating: NewJob.note(), count: 100))
      let stopped = queue.worker([Note(working: { _, _ in busy(for: .milliseconds(2)) })]) {
        hasty(&$0)
        $0.lease = .seconds(1)
        $0.drainGrace = .milliseconds(200)
      }
      await stopped.start()
      try await queue.eventually("there is progress") { try await queue.effects().rows >= 10 }
      await cluster.freeze()
      await stopped.drain()
      await cluster.thaw()
      let eager: (inout WorkerConfiguration) -> Void = {
        hasty(&$0)
        $0.lease = .seconds(1)
      }
      try await queue.working([Note()], eager) { _ in try await queue.untilAll(jobs, are: .done) }
      #expect(try await queue.effects() == (100, 100))
    }
  }

  /// As a daemon is configured: leases outlive the restart.
  private func patient(_ configuration: inout WorkerConfiguration) {
    configuration.lease = .seconds(20)
    configuration.gatherJobs = 10
  }

  private func hasty(_ configuration: inout WorkerConfiguration) {
    patient(&configuration)
    configuration.databaseDeadline = .milliseconds(700)
    configuration.renewEvery = .milliseconds(500)
    configuration.sweepEvery = .milliseconds(200)
    configuration.database.connectTimeout = .milliseconds(700)
  }

  private func withCluster(_ body: (TestCluster, QueueFixture) async throws -> Void) async throws {
    let cluster = try await TestCluster.start()
    let queue = QueueFixture(configuration: cluster.configuration)
    let connection = Connection(cluster.configuration)
    try await Migrator.migrate(repositoryMigrations(), on: connection)
    await connection.close()
    try await queue.prepare()
    do {
      try await body(cluster, queue)
    } catch {
      await queue.pool.close()
      await cluster.thaw()
      await cluster.stop(.immediate)
      throw error
    }
    await queue.pool.close()
    await cluster.stop(.immediate)
  }
}
