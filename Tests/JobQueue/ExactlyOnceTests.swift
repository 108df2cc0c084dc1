import PostgreSQL
import Testing

@testable import JobQueue

@Suite struct ExactlyOnceTests {
  @Test func twoWorkersLeaveOneEffectForEachOfTwoThousandJobs() async throws {
    try await QueueFixture.with { queue in
      let jobs = try await queue.enqueue(Array(repeating: NewJob(kind: "test.note"), count: 2000))
      let workers = try await queue.working([Note(worker: "first")]) { first in
        try await queue.working([Note(worker: "second")]) { second in
          try await queue.untilAll(jobs, are: .done)
          return [first, second]
        }
      }
      // A job is done before its worker knows: what each has counted is complete only now.
      #expect(workers.map { $0.statistics.ended[.done, default: 0] }.reduce(0, +) == 2000)
      #expect(try await queue.effects() == (2000, 2000))
      #expect(try await queue.count("select count(*) from jobs.history where outcome = 'done'") == 2000)
      #expect(try await queue.count("select count(*) from jobs.run") == 0)
      #expect(try await queue.count("select count(*) from jobs.worker") == 0)
    }
  }

  @Test func workersThatAreDeclaredDeadAgainAndAgainLeaveOneEffectForEachJob() async throws {
    try await QueueFixture.with { queue in
      var new = NewJob.note()
      new.maximumAttempts = 10_000
      let jobs = try await queue.enqueue(Array(repeating: new, count: 600))
      let note = Note(working: { _, _ in busy(for: .milliseconds(1)) })
      let harsh: (inout WorkerConfiguration) -> Void = {
        $0.renewEvery = .milliseconds(20)
        $0.maximumRescues = 10_000
        $0.gatherJobs = 7
      }
      try await queue.working([note], harsh) { _ in
        try await queue.working([note], harsh) { _ in
          for progress in stride(from: 30, through: 570, by: 60) {
            try await queue.eventually("there is progress") { try await queue.effects().rows >= progress }
            try await queue.declareAllDead()
          }
          try await queue.untilAll(jobs, are: .done)
        }
      }
      #expect(try await queue.effects() == (600, 600))
      #expect(try await queue.count("select count(*) from jobs.history where outcome = 'done'") == 600)
      #expect(try await queue.count("select count(*) from jobs.history where outcome = 'rescued'") > 0)
    }
  }

  @Test func aCommitWhoseAnswerWasLostIsFoundInTheHistoryAndNotDoneAgain() async throws {
    try await QueueFixture.with { queue in
      let job = try await queue.enqueue(NewJob.note())
      let claims = try await queue.claimAll()
      let connection = Connection(queue.configuration)
      let handler = ErasedHandler(Note())
      let committer = Committer(
        connection: connection, handlers: [handler.kind: handler], retry: RetryPolicy())
      let works = try await queue.pool.run { try handler.load(claims.map(\.job), $0) }
      let product = try #require(try works[job]?(CancellationFlag()))
      let finished = [Finished(claims[0], .product(product))]
      // The worker that hears nothing does the same again.
      for _ in 1...2 {
        let report = try await committer.commit(finished, deadline: .seconds(10))
        #expect(report.ended.map(\.outcome) == [.done])
        #expect(report.fenced.isEmpty)
      }
      await connection.close()
      #expect(try await queue.effects() == (1, 1))
    }
  }
}

extension QueueFixture {
  /// What a sweep finds after all workers have been silent for long, although they are alive.
  func declareAllDead() async throws {
    try await pool.transaction {
      try $0.query("update jobs.worker set lease_until = clock_timestamp() - interval '1 second'")
      _ = try Leases.rescue(maximumRescues: 10_000, grace: .seconds(60), delay: .zero, in: $0)
    }
  }

  /// Claims what is ready for a worker that lives for a minute.
  func claimAll() async throws -> [Claim] {
    try await pool.transaction { database in
      let worker = try Leases.register(
        build: "test", host: "here", process: 1, kinds: ["test.note"], for: .seconds(60), in: database)
      return try Attempts.claim(1000, of: ["test.note"], for: worker, in: database)
    }
  }
}
