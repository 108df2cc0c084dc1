import PostgreSQL
import Testing

@testable import JobQueue

@Suite struct PeopleTests {
  @Test func jobsAreListedNewestFirstAndByStateKindAndBatch() async throws {
    try await QueueFixture.with { queue in
      let ready = try await queue.enqueue([.note(), NewJob(kind: "test.other"), .note()])
      let later = try await queue.enqueue(NewJob.note(at: queue.databaseTime(in: 3600)))
      func list(_ state: JobState? = nil, kinds: Set<JobKind> = [], limit: Int = 100) async throws -> [JobID]
      {
        try await queue.pool.run {
          try JobQueue.list(state: state, kinds: kinds, limit: limit, in: $0).map(\.job.id)
        }
      }
      #expect(try await list() == [later] + ready.reversed())
      #expect(try await list(limit: 2) == [later, ready[2]])
      #expect(try await list(.deferred) == [later])
      #expect(try await list(.ready, kinds: ["test.other"]) == [ready[1]])
      #expect(try await list(.done).isEmpty)
    }
  }

  @Test func whatLiesIsCancelledAtOnceAndNeverRuns() async throws {
    try await QueueFixture.with { queue in
      let ready = try await queue.enqueue(NewJob.note())
      let deferred = try await queue.enqueue(NewJob.note(at: queue.databaseTime(in: 3600)))
      let cancellation = try await queue.pool.transaction {
        try JobQueue.cancel([ready, deferred], by: "operator", in: $0)
      }
      #expect(Set(cancellation.ended.map(\.id)) == [ready, deferred])
      #expect(cancellation.asked.isEmpty)
      let other = try await queue.enqueue(NewJob.note())
      try await queue.working([Note()]) { _ in try await queue.untilAll([other], are: .done) }
      #expect(try await queue.effects() == (1, 1))
      #expect(try await queue.show(ready).history.map(\.actor) == ["operator"])
      #expect(try await queue.states(of: [ready, deferred]) == [.cancelled])
    }
  }

  @Test func aRunningJobThatIsCancelledLeavesNoEffectAndItsHandlerIsTold() async throws {
    try await QueueFixture.with { queue in
      let gate = Gate()
      let job = try await queue.enqueue(NewJob.note())
      try await queue.working([Note(working: { _, _ in gate.pass() })]) { _ in
        try await queue.eventually("it runs") { gate.arrivals == 1 }
        let cancellation = try await queue.pool.transaction {
          try JobQueue.cancel([job], by: "operator", in: $0)
        }
        #expect(cancellation.asked.map(\.id) == [job])
        #expect(try await queue.show(job).status.isCancelling)
        gate.open()
        try await queue.untilAll([job], are: .cancelled)
      }
      #expect(try await queue.count("select count(*) from public.effect where worker = 'cancelled'") == 1)
      #expect(try await queue.effects().rows == 1)
    }
  }

  @Test func aRunningJobHearsOfItsCancellationWhenTheLeaseIsRenewed() async throws {
    try await QueueFixture.with { queue in
      let gate = Gate()
      let job = try await queue.enqueue(NewJob.note())
      let patient = Note(working: { _, cancellation in
        gate.open()
        gate.pass()
        while true { try cancellation.check() }
      })
      try await queue.working([patient], { $0.renewEvery = .milliseconds(50) }) { _ in
        try await queue.eventually("it runs") { gate.arrivals == 1 }
        try await queue.pool.transaction { _ = try JobQueue.cancel([job], by: "operator", in: $0) }
        try await queue.untilAll([job], are: .cancelled)
      }
    }
  }

  @Test func whatIsDoneCanBeNeitherCancelledNorRetriedAndWhatIsMissingIsNamed() async throws {
    try await QueueFixture.with { queue in
      let job = try await queue.enqueue(NewJob.note())
      try await queue.working([Note()]) { _ in try await queue.untilAll([job], are: .done) }
      let missing = JobID(rawValue: 999)
      func refused(_ error: JobQueueError, _ body: @escaping @Sendable (Database) throws -> Void) async {
        await #expect(throws: error) { try await queue.pool.transaction { try body($0) } }
      }
      await refused(.notCancellable(job, .done)) { _ = try JobQueue.cancel([job], by: "operator", in: $0) }
      await refused(.notRetryable(job, .done)) { try JobQueue.retry([job], by: "operator", in: $0) }
      await refused(.noSuchJob(missing)) { _ = try JobQueue.cancel([missing], by: "operator", in: $0) }
      await refused(.noSuchJob(missing)) { try JobQueue.retry([missing], by: "operator", in: $0) }
      await refused(.noSuchJob(missing)) { _ = try JobQueue.show(missing, in: $0) }
    }
  }

  @Test func aPausedQueueIsLeftAloneUntilItIsResumed() async throws {
    try await QueueFixture.with { queue in
      try await queue.pool.run { try Queues.pause("letters", by: "operator", in: $0) }
      var letter = NewJob.note()
      letter.queue = "letters"
      let paused = try await queue.enqueue(letter)
      let other = try await queue.enqueue(NewJob.note())
      try await queue.working([Note()]) { _ in
        try await queue.untilAll([other], are: .done)
        #expect(try await queue.states(of: [paused]) == [.ready])
        let listed = try await queue.pool.run { try Queues.list(in: $0) }
        #expect(listed.map(\.name) == ["letters"])
        #expect(listed.map(\.ready) == [1])
        #expect(listed.map(\.pausedBy) == ["operator"])
        #expect(listed.allSatisfy { $0.oldestReadyAge.map { $0 > .zero } ?? false })
        try await queue.pool.run { try Queues.resume("letters", in: $0) }
        try await queue.untilAll([paused], are: .done)
      }
    }
  }

  @Test func workersAreListedWhileTheyLive() async throws {
    try await QueueFixture.with { queue in
      try await queue.working([Note()]) { worker in
        try await queue.eventually("it is registered") {
          try await queue.pool.run { try Workers.list(in: $0) }.count == 1
        }
        let status = try await queue.pool.run { try Workers.list(in: $0)[0] }
        #expect(status.build == "test")
        #expect(status.kinds == ["test.note"])
        #expect(status.leaseLeft > .zero)
      }
      #expect(try await queue.pool.run { try Workers.list(in: $0) }.isEmpty)
    }
  }
}
