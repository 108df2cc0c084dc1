import PostgreSQL
import Testing

@testable import JobQueue

@Suite struct FenceTests {
  /// The second worker is in the middle of the same job when the first one reports: without the fence the
  /// report would end the second one's attempt, and both would leave an effect.
  @Test func aStalledWorkerThatWasDeclaredDeadReportsLateAndIsRefused() async throws {
    try await QueueFixture.with { queue in
      let (stalled, second) = (Gate(), Gate())
      let job = try await queue.enqueue(NewJob(kind: "test.note"))
      // It believes in its lease for an hour, and never renews it.
      let zombie = queue.worker([Note(worker: "zombie", working: { _, _ in stalled.pass() })]) {
        $0.lease = .seconds(3600)
        $0.renewEvery = .seconds(3600)
      }
      await zombie.start()
      try await queue.eventually("the first worker is at it") { stalled.arrivals == 1 }
      _ = try await queue.pool.run {
        try $0.query("update jobs.worker set lease_until = clock_timestamp() - interval '1 second'")
      }
      try await queue.working([Note(worker: "heir", working: { _, _ in second.pass() })], eager) { heir in
        try await queue.eventually("the second worker is at it") { second.arrivals == 1 }
        stalled.open()
        try await queue.eventually("the first one's result was refused") { zombie.statistics.fenced == 1 }
        #expect(try await queue.effects() == (0, 0))
        second.open()
        try await queue.untilAll([job], are: .done)
      }
      await zombie.drain()
      #expect(try await queue.count("select count(*) from public.effect where worker = 'heir'") == 1)
      #expect(try await queue.effects() == (1, 1))
      #expect(try await queue.show(job).history.map(\.outcome) == [.rescued, .done])
      #expect(zombie.statistics.ended[.done] == nil)
    }
  }

  @Test func aFenceIsGoodForItsOwnWorkerOnly() async throws {
    try await QueueFixture.with { queue in
      try await queue.enqueue(NewJob(kind: "test.note"))
      try await queue.pool.transaction { database in
        let worker = try Leases.register(
          build: "test", host: "here", process: 1, kinds: ["test.note"], for: .seconds(60), in: database)
        let claims = try Attempts.claim(10, of: ["test.note"], for: worker, in: database)
        let forged = claims.map { Claim(job: $0.job, worker: $0.worker, fence: $0.fence + 1) }
        #expect(try Attempts.finish(forged, of: worker, in: database).isEmpty)
        #expect(
          try Attempts.finish(claims, of: WorkerID(rawValue: worker.rawValue + 1), in: database).isEmpty)
        #expect(try Attempts.finish(claims, of: worker, in: database).map(\.value) == [.done])
        #expect(try Attempts.finish(claims, of: worker, in: database).isEmpty)
        #expect(try Attempts.outcomes(of: claims, in: database).map(\.value) == [.done])
      }
    }
  }

  @Test func aWorkerWhoseLeaseRanOutClaimsNothing() async throws {
    try await QueueFixture.with { queue in
      try await queue.enqueue(NewJob(kind: "test.note"))
      try await queue.pool.transaction { database in
        let worker = try Leases.register(
          build: "test", host: "here", process: 1, kinds: ["test.note"], for: .seconds(-1), in: database)
        #expect(try Attempts.claim(10, of: ["test.note"], for: worker, in: database).isEmpty)
        #expect(try Leases.renew(worker, for: .seconds(60), in: database) == [])
        #expect(try Attempts.claim(10, of: ["test.note"], for: worker, in: database).count == 1)
      }
    }
  }

  /// Sweeps soon after it has come.
  private func eager(_ configuration: inout WorkerConfiguration) {
    configuration.lease = .milliseconds(600)
    configuration.renewEvery = .milliseconds(100)
    configuration.sweepEvery = .milliseconds(50)
  }
}
