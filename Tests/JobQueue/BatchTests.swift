import PostgreSQL
import Synchronization
import Testing

@testable import JobQueue

@Suite struct BatchTests {
  @Test func twentyWhoAskForOneBatchAtOnceGetOne() async throws {
    try await QueueFixture.with { queue in
      let answers = try await withThrowingTaskGroup(of: Batches.Creation.self) { group in
        for _ in 1...20 { group.addTask { try await queue.createBatch() } }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(Set(answers.map(\.id)).count == 1)
      #expect(answers.count { $0.isNew } == 1)
      #expect(!answers.contains { !$0.isSameRequest })
      #expect(try await queue.count("select count(*) from jobs.job") == 1)
    }
  }

  @Test func anotherRequestUnderTheSameKeyIsTold() async throws {
    try await QueueFixture.with { queue in
      let first = try await queue.createBatch()
      let second = try await queue.createBatch(first: NewJob(kind: "test.note", arguments: #"{"other": 1}"#))
      #expect(second.id == first.id)
      #expect(!second.isNew && !second.isSameRequest)
    }
  }

  @Test func aBatchCountsItsJobsInEveryState() async throws {
    try await QueueFixture.with { queue in
      let batch = try await queue.createBatch(first: .note(at: queue.databaseTime(in: 3600))).id
      var scheduled = try await queue.show(batch)
      #expect(scheduled.state == .scheduled && scheduled.isMovable)
      #expect(scheduled.progress == .init(total: 1, deferred: 1))
      let now = try await queue.databaseTime(in: 0)
      try await queue.pool.transaction { try Batches.move(batch, to: now, in: $0) }
      // The first job adds the others, as it does in life.
      let gate = Gate()
      let note = Note(
        working: { job, _ in
          if job.arguments == #"{"n": 1}"# { throw JobFailure("no", isPermanent: true) }
          if job.arguments == #"{"n": 2}"# { gate.pass() }
        },
        committing: { job, database in
          guard job.arguments == "{}" else { return }
          try JobQueue.enqueue(
            (1...10).map { n in
              var more = NewJob(kind: "test.note", arguments: "{\"n\": \(n)}")
              more.batch = job.batch
              return more
            }, in: database)
        })
      try await queue.working([note]) { _ in
        try await queue.eventually("all but one have ended") {
          scheduled = try await queue.show(batch)
          return scheduled.progress == .init(total: 11, running: 1, done: 9, dead: 1)
        }
        #expect(scheduled.state == .running && !scheduled.isMovable)
        gate.open()
        try await queue.eventually("all have ended") { try await queue.show(batch).progress.isSettled }
      }
      let settled = try await queue.show(batch)
      #expect(settled.progress == .init(total: 11, done: 10, dead: 1))
      #expect(settled.state == .dead)

      let dead = try await queue.pool.run {
        try JobQueue.list(state: .dead, batch: batch, in: $0).map(\.job.id)
      }
      try await queue.pool.transaction { try JobQueue.retry(dead, by: "operator", in: $0) }
      #expect(try await queue.show(batch).progress == .init(total: 11, ready: 1, done: 10))
      try await queue.working([Note()]) { _ in try await queue.untilAll(dead, are: .done) }
      #expect(try await queue.show(batch).state == .done)
    }
  }

  @Test func aBatchThatHasNotBegunCanBeMovedAndItsJobIsDoneAtTheNewTime() async throws {
    try await QueueFixture.with { queue in
      let batch = try await queue.createBatch(first: .note(at: queue.databaseTime(in: 3600))).id
      try await queue.working([Note()]) { worker in
        try await queue.eventually("it is registered") { await worker.isRegistered }
        let time = try await queue.databaseTime(in: 0.3)
        try await queue.pool.transaction { try Batches.move(batch, to: time, in: $0) }
        try await queue.eventually("it is done") { try await queue.show(batch).state == .done }
        let early = try await queue.count("select count(*) from jobs.history where started_at < \(time)")
        #expect(early == 0)
      }
      await #expect(throws: JobQueueError.batchNotMovable(batch)) {
        let time = try await queue.databaseTime(in: 10)
        try await queue.pool.transaction { try Batches.move(batch, to: time, in: $0) }
      }
    }
  }

  @Test func aCancelledBatchEndsWhatItHoldsTakesNothingMoreAndFreesItsKey() async throws {
    try await QueueFixture.with { queue in
      let batch = try await queue.createBatch(first: .note(at: queue.databaseTime(in: 3600))).id
      var more = NewJob.note()
      more.batch = batch
      let added = more
      try await queue.enqueue(Array(repeating: added, count: 5))
      let running = try await queue.pool.transaction { database in
        let worker = try Leases.register(
          build: "test", host: "here", process: 1, kinds: ["test.note"], for: .seconds(60), in: database)
        return try Attempts.claim(2, of: ["test.note"], for: worker, in: database)
      }
      let cancellation = try await queue.pool.transaction {
        try Batches.cancel(batch, by: "operator", in: $0)
      }
      #expect(cancellation.ended.count == 4)
      #expect(Set(cancellation.asked.map(\.id)) == Set(running.map(\.job.id)))
      #expect(try await queue.show(batch).progress == .init(total: 6, running: 2, cancelled: 4))
      await #expect(throws: JobQueueError.batchCancelled(batch)) { try await queue.enqueue(added) }

      let outcomes = try await queue.pool.transaction {
        try Attempts.finish(running, of: running[0].worker, in: $0).values.map { $0 }
      }
      #expect(outcomes == [.cancelled, .cancelled])
      #expect(try await queue.show(batch).state == .cancelled)
      #expect(try await queue.createBatch().id != batch)
    }
  }

  @Test func aBatchWhoseJobsWereAllCancelledOneByOneIsCancelledAndFreesItsKey() async throws {
    try await QueueFixture.with { queue in
      let batch = try await queue.createBatch().id
      var more = NewJob.note()
      more.batch = batch
      let added = try await queue.enqueue(Array(repeating: more, count: 2))
      let first = try await queue.pool.run {
        try JobQueue.list(batch: batch, in: $0).map(\.job.id).filter { !added.contains($0) }
      }
      try await queue.pool.transaction { _ = try JobQueue.cancel(first, by: "operator", in: $0) }
      #expect(try await queue.show(batch).state == .running)
      #expect(try await queue.createBatch().id == batch)
      // Two people, one job each, at the same moment: the last one counts.
      try await withThrowingTaskGroup(of: Void.self) { group in
        for job in added {
          group.addTask {
            try await queue.pool.transaction { _ = try JobQueue.cancel([job], by: "operator", in: $0) }
          }
        }
        try await group.waitForAll()
      }
      let cancelled = try await queue.show(batch)
      #expect(cancelled.state == .cancelled)
      #expect(cancelled.cancelledBy == "operator")
      #expect(cancelled.progress == .init(total: 3, cancelled: 3))
      #expect(try await queue.createBatch().id != batch)
    }
  }

  @Test func aBatchOfWhichSomethingIsDoneKeepsItsKeyWhenTheRestIsCancelled() async throws {
    try await QueueFixture.with { queue in
      let batch = try await queue.createBatch().id
      try await queue.working([Note()]) { _ in
        try await queue.eventually("it is done") { try await queue.show(batch).state == .done }
      }
      var more = NewJob.note()
      more.batch = batch
      let added = try await queue.enqueue([more])
      try await queue.pool.transaction { _ = try JobQueue.cancel(added, by: "operator", in: $0) }
      #expect(try await queue.show(batch).state == .done)
      #expect(try await queue.createBatch().id == batch)
    }
  }

  @Test func aCommitThatAddsJobsWaitsForACancellationOfItsBatchWithoutADeadlock() async throws {
    try await QueueFixture.with { queue in
      let batch = try await queue.createBatch().id
      let gate = Gate()
      let commits = Mutex(0)
      let note = Note(
        working: { _, _ in gate.pass() },
        committing: { job, database in
          commits.withLock { $0 += 1 }
          var more = NewJob.note()
          more.batch = job.batch
          try JobQueue.enqueue([more], in: database)
        })
      try await queue.working([note]) { _ in
        try await queue.eventually("the first job runs") { gate.arrivals == 1 }
        let tries = Mutex(0)
        try await queue.pool.transaction { database in
          tries.withLock { $0 += 1 }
          try database.query(Statements.markBatchCancelled, batch, "operator")
          gate.open()
          let end = ContinuousClock.now + .seconds(300)
          var isAwaited = false
          while !isAwaited {
            guard ContinuousClock.now < end else { throw NeverHappened(what: "the commit waits") }
            isAwaited = try database.query(
              """
              select exists (
                select from pg_locks as wanted join pg_locks as held using (pid)
                where not wanted.granted and held.database = (
                  select oid from pg_database where datname = current_database()))
              """
            ).one().get(0)
          }
          let open = try database.query(Statements.openJobsOfBatch, batch).map {
            try $0.get(0, as: JobID.self)
          }
          _ = try JobQueue.cancelWhatLies(Set(open), by: "operator", in: database)
        }
        #expect(tries.withLock { $0 } == 1)
        try await queue.eventually("it has ended") { try await queue.show(batch).progress.isSettled }
      }
      #expect(try await queue.show(batch).progress == .init(total: 1, cancelled: 1))
      // It waited before it touched its job, or it would have come this far, into a deadlock.
      #expect(commits.withLock { $0 } == 0)
    }
  }

  @Test func aBatchThatIsDoneKeepsItsKeyAndCannotBeCancelled() async throws {
    try await QueueFixture.with { queue in
      let batch = try await queue.createBatch().id
      try await queue.working([Note()]) { _ in
        try await queue.eventually("it is done") { try await queue.show(batch).state == .done }
      }
      #expect(try await queue.createBatch().id == batch)
      await #expect(throws: JobQueueError.batchFinished(batch)) {
        try await queue.pool.transaction { _ = try Batches.cancel(batch, by: "operator", in: $0) }
      }
      #expect(try await queue.show(batch).cancelledAt == nil)
    }
  }

  @Test func jobsThatAreAddedWhileTheBatchIsCancelledAreCancelledTooOrRefused() async throws {
    try await QueueFixture.with { queue in
      let batch = try await queue.createBatch(first: .note(at: queue.databaseTime(in: 3600))).id
      await withTaskGroup(of: Void.self) { group in
        for place in 0..<20 {
          group.addTask {
            var job = NewJob.note()
            job.batch = batch
            if place == 10 {
              try? await queue.pool.transaction { _ = try Batches.cancel(batch, by: "operator", in: $0) }
            } else {
              _ = try? await queue.enqueue(job)
            }
          }
        }
      }
      let progress = try await queue.show(batch).progress
      #expect(progress.cancelled == progress.total)
      #expect(progress.isSettled)
    }
  }
}

extension QueueFixture {
  @discardableResult
  func createBatch(first: NewJob = .note()) async throws -> Batches.Creation {
    try await pool.transaction {
      try Batches.create(
        key: "invitations/all", kind: "invitations", title: "Invitations", first: first, by: "secretary",
        in: $0)
    }
  }

  func show(_ batch: BatchID) async throws -> Batch {
    try await pool.run { try Batches.show(batch, in: $0) }
  }
}

extension Batch.Progress {
  fileprivate init(
    total: Int, deferred: Int = 0, ready: Int = 0, running: Int = 0, done: Int = 0, dead: Int = 0
  ) {
    self.init(
      total: total, deferred: deferred, ready: ready, running: running, done: done, dead: dead, cancelled: 0)
  }

  fileprivate init(total: Int, running: Int = 0, cancelled: Int) {
    self.init(
      total: total, deferred: 0, ready: 0, running: running, done: 0, dead: 0, cancelled: cancelled)
  }
}

extension Worker {
  /// Whether the database has taken it in.
  var isRegistered: Bool { lease != nil }
}
