import PostgreSQL
import Testing

@testable import JobQueue

@Suite struct RescueTests {
  @Test func theJobsOfAWorkerThatVanishedAreDoneByAnother() async throws {
    try await QueueFixture.with { queue in
      let jobs = try await queue.enqueue(Array(repeating: NewJob.note(), count: 20))
      try await queue.vanish(holding: 20)
      try await queue.working([Note()], rescuing) { worker in
        try await queue.untilAll(jobs, are: .done)
        #expect(worker.statistics.rescued == 20)
      }
      #expect(try await queue.effects() == (20, 20))
      let history = try await queue.show(jobs[0]).history
      #expect(history.map(\.outcome) == [.rescued, .done])
      #expect(history.map(\.attempt) == [1, 2])
    }
  }

  @Test func aJobThatCostThreeWorkersIsADeadLetterThatNamesTheLastOne() async throws {
    try await QueueFixture.with { queue in
      let job = try await queue.enqueue(NewJob.note())
      for round in 1...3 {
        try await queue.vanish(holding: 1)
        let rescue = try await queue.pool.run {
          try Leases.rescue(maximumRescues: 3, grace: .seconds(30), delay: .zero, in: $0)
        }
        #expect(
          rescue == Leases.Rescue(workers: 1, rescued: round < 3 ? 1 : 0, failed: 0, dead: round < 3 ? 0 : 1))
      }
      let (status, history) = try await queue.show(job)
      #expect(status.state == .dead)
      #expect(
        status.error == "its worker on lost.example (build 1.2.3, process 4711) vanished (3 times by now)")
      #expect(history.map(\.outcome) == [.rescued, .rescued, .dead])
    }
  }

  @Test func aLongJobIsLeftToAWorkerThatLives() async throws {
    try await QueueFixture.with { queue in
      try await queue.enqueue(NewJob.note())
      _ = try await queue.pool.run { database in
        let worker = try Leases.register(
          build: "1", host: "here", process: 1, kinds: ["test.note"], for: .seconds(60), in: database)
        _ = try Attempts.claim(1, of: ["test.note"], for: worker, in: database)
        try database.query("update jobs.run set started_at = started_at - interval '2 hours'")
      }
      let rescue = try await queue.pool.run {
        try Leases.rescue(maximumRescues: 3, grace: .seconds(30), delay: .zero, in: $0)
      }
      #expect(rescue == Leases.Rescue())
    }
  }

  @Test func runRowsWhoseWorkerIsMissingAltogetherAreRescuedToo() async throws {
    try await QueueFixture.with { queue in
      let job = try await queue.enqueue(NewJob.note())
      try await queue.vanish(holding: 1)
      try await queue.pool.run { try $0.script("delete from jobs.worker") }
      try await queue.working([Note()], rescuing) { _ in try await queue.untilAll([job], are: .done) }
      #expect(try await queue.show(job).history.map(\.outcome) == [.rescued, .done])
    }
  }

  @Test func whatWasCancelledWhileItsWorkerVanishedEndsCancelledWithItsHandlersSay() async throws {
    try await QueueFixture.with { queue in
      let job = try await queue.enqueue(NewJob.note())
      try await queue.vanish(holding: 1)
      let cancellation = try await queue.pool.transaction {
        try JobQueue.cancel([job], by: "operator", in: $0)
      }
      #expect(cancellation.asked.map(\.id) == [job])
      try await queue.working([Note()], rescuing) { _ in try await queue.untilAll([job], are: .cancelled) }
      #expect(try await queue.count("select count(*) from public.effect where worker = 'cancelled'") == 1)
      #expect(try await queue.show(job).history.map(\.actor) == ["operator"])
    }
  }

  @Test func aClaimWhoseAnswerWasLostIsFoundAgain() async throws {
    try await QueueFixture.with { queue in
      let jobs = try await queue.enqueue(Array(repeating: NewJob.note(), count: 3))
      try await queue.pool.transaction { database in
        let worker = try Leases.register(
          build: "1", host: "here", process: 1, kinds: ["test.note"], for: .seconds(60), in: database)
        let claims = try Attempts.claim(3, of: ["test.note"], for: worker, in: database)
        let forgotten = try Attempts.forgotten(by: worker, knowing: [claims[0].fence], in: database)
        #expect(forgotten.map(\.job.id) == Array(jobs[1...]))
        #expect(forgotten.map(\.fence) == claims[1...].map(\.fence))
      }
    }
  }

  private func rescuing(_ configuration: inout WorkerConfiguration) {
    configuration.lease = .milliseconds(600)
    configuration.renewEvery = .milliseconds(100)
    configuration.sweepEvery = .milliseconds(50)
  }
}

extension QueueFixture {
  /// A worker that claims and is never heard of again: its lease has run out.
  func vanish(holding count: Int) async throws {
    try await pool.transaction { database in
      let worker = try Leases.register(
        build: "1.2.3", host: "lost.example", process: 4711, kinds: ["test.note"], for: .seconds(60),
        in: database)
      let claims = try Attempts.claim(count, of: ["test.note"], for: worker, in: database)
      #expect(claims.count == count)
      try database.query("update jobs.worker set lease_until = clock_timestamp() - interval '1 second'")
    }
  }
}
