import PostgreSQL
import Testing

@testable import JobQueue

@Suite struct DrainTests {
  @Test func aWorkerThatStopsFinishesWhatRunsAndGivesBackTheRestWithTheAttemptRefunded() async throws {
    try await QueueFixture.with { queue in
      let gate = Gate()
      let jobs = try await queue.enqueue(Array(repeating: NewJob.note(), count: 6))
      let worker = queue.worker([Note(working: { _, _ in gate.pass() })]) { $0.lanes = 1 }
      await worker.start()
      try await queue.eventually("it is at one job and has two more in stock") {
        let running = try await queue.count("select count(*) from jobs.run")
        return gate.arrivals == 1 && running == 3
      }
      async let drained: Void = worker.drain()
      try await queue.eventually("the stock is back") {
        try await queue.count("select count(*) from jobs.run") == 1
      }
      gate.open()
      await drained
      #expect(try await queue.states(of: [jobs[0]]) == [.done])
      #expect(try await queue.states(of: Array(jobs[1...])) == [.ready])
      #expect(try await queue.count("select sum(attempts)::bigint from jobs.ready") == 0)
      #expect(try await queue.show(jobs[1]).history.map(\.outcome) == [.released])
      #expect(try await queue.count("select count(*) from jobs.worker") == 0)

      try await queue.working([Note()]) { _ in try await queue.untilAll(jobs, are: .done) }
      #expect(try await queue.effects() == (6, 6))
      #expect(try await queue.show(jobs[1]).history.map(\.attempt) == [1, 1])
    }
  }

  @Test func aJobThatOutlastsTheGraceIsGivenBackAndItsLateResultIsNotWritten() async throws {
    try await QueueFixture.with { queue in
      let gate = Gate()
      let job = try await queue.enqueue(NewJob.note())
      let worker = queue.worker([Note(working: { _, _ in gate.pass() })]) {
        $0.drainGrace = .milliseconds(50)
      }
      await worker.start()
      try await queue.eventually("it runs") { gate.arrivals == 1 }
      await worker.drain()
      #expect(try await queue.states(of: [job]) == [.ready])
      try await queue.working([Note(worker: "heir")]) { _ in try await queue.untilAll([job], are: .done) }
      gate.open()
      #expect(try await queue.effects() == (1, 1))
      #expect(try await queue.show(job).history.map(\.outcome) == [.released, .done])
    }
  }

  @Test(.timeLimit(.minutes(10)))
  func aWorkerWhoseTransactionsAreHeldUpStopsWithoutThem() async throws {
    try await QueueFixture.with { queue in
      let worker = queue.worker([Note()]) {
        $0.drainGrace = .milliseconds(50)
        $0.databaseDeadline = .seconds(3600)
      }
      await worker.start()
      try await queue.eventually("it is registered") { await worker.isRegistered }
      let gate = Gate()
      let connection = try await Connection.open(queue.configuration)
      async let held: Void = connection.transaction {
        try $0.script("lock table jobs.run in access exclusive mode")
        gate.pass()
      }
      try await queue.eventually("the jobs are locked") { gate.arrivals == 1 }
      await worker.drain()
      gate.open()
      try await held
      await connection.close()
    }
  }

  @Test func aWorkerThatNeverReachedItsDatabaseStopsToo() async throws {
    var configuration = WorkerConfiguration(
      database: DatabaseConfiguration(conninfo: "host=/nonexistent dbname=none"), build: "test")
    configuration.drainGrace = .milliseconds(50)
    let worker = Worker(configuration, handlers: [Note()], logger: QueueFixture.silence)
    await worker.start()
    await worker.drain()
  }
}
