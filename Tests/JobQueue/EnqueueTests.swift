import PostgreSQL
import Testing

@testable import JobQueue

@Suite struct EnqueueTests {
  private struct ChangedMind: Error {}

  @Test func aJobExistsOnlyIfItsTransactionCommits() async throws {
    try await QueueFixture.with { queue in
      await #expect(throws: ChangedMind.self) {
        try await queue.pool.transaction { database -> Void in
          try JobQueue.enqueue(NewJob.note(), in: database)
          throw ChangedMind()
        }
      }
      let left = try await queue.count("select count(*) from jobs.job natural full join jobs.ready")
      #expect(left == 0)
    }
  }

  @Test func anIdleWorkerIsWokenByTheCommitOfNewJobs() async throws {
    try await QueueFixture.with { queue in
      try await queue.working([Note()]) { _ in
        for _ in 1...3 {
          let job = try await queue.enqueue(NewJob.note())
          try await queue.untilAll([job], are: .done)
        }
      }
    }
  }

  @Test func aMissedNotificationIsMadeGoodByPolling() async throws {
    try await QueueFixture.with { queue in
      try await queue.working([Note()], { $0.pollEvery = .milliseconds(50) }) { _ in
        let job = try await queue.pool.run {
          try $0.query(
            """
            with asked as (insert into jobs.job (kind) values ('test.note') returning id, priority, queue, kind)
            insert into jobs.ready (job, priority, queue, kind) select * from asked returning job
            """
          ).one().get(0, as: JobID.self)
        }
        try await queue.untilAll([job], are: .done)
      }
    }
  }

  @Test func theMostUrgentIsTakenFirstAndAmongEqualsTheEldest() async throws {
    try await QueueFixture.with { queue in
      let jobs = try await queue.enqueue(
        [0, 5, -3, 5, 0].map { priority in
          var job = NewJob.note()
          job.priority = priority
          return job
        })
      #expect(try await queue.claimAll().map(\.job.id) == [1, 3, 0, 4, 2].map { jobs[$0] })
    }
  }

  @Test func onlyKindsWithAHandlerAreTaken() async throws {
    try await QueueFixture.with { queue in
      let strange = try await queue.enqueue(NewJob(kind: "test.unknown"))
      let known = try await queue.enqueue(NewJob.note())
      try await queue.working([Note()]) { _ in
        try await queue.untilAll([known], are: .done)
        #expect(try await queue.states(of: [strange]) == [.ready])
        #expect(try await queue.pool.run { try Workers.unservedKinds(in: $0) } == ["test.unknown"])
      }
    }
  }

  @Test func twentyWhoAskForOneKeyAtOnceGetOneJob() async throws {
    try await QueueFixture.with { queue in
      var new = NewJob.note()
      new.uniqueKey = "the only one"
      let job = new
      let ids = try await withThrowingTaskGroup(of: JobID.self) { group in
        for _ in 1...20 { group.addTask { try await queue.enqueue(job) } }
        return try await group.reduce(into: Set()) { $0.insert($1) }
      }
      #expect(ids.count == 1)
      #expect(try await queue.count("select count(*) from jobs.job") == 1)
      #expect(try await queue.count("select count(*) from jobs.ready") == 1)
    }
  }

  @Test func aKeyIsHeldUntilItsJobIsDoneAndThenFree() async throws {
    try await QueueFixture.with { queue in
      var new = NewJob.note()
      new.uniqueKey = "key"
      let both = try await queue.enqueue([new, new, .note()])
      #expect(both[0] == both[1] && both[1] != both[2])
      try await queue.working([Note()]) { _ in try await queue.untilAll(both, are: .done) }
      #expect(try await queue.enqueue(new) != both[0])
    }
  }

  @Test func aDeadJobKeepsItsKeyAndACancelledOneFreesIt() async throws {
    try await QueueFixture.with { queue in
      var new = NewJob.note()
      new.uniqueKey = "key"
      let job = try await queue.enqueue(new)
      let broken = Note(working: { _, _ in throw JobFailure("never", isPermanent: true) })
      try await queue.working([broken]) { _ in try await queue.untilAll([job], are: .dead) }
      #expect(try await queue.enqueue(new) == job)
      try await queue.pool.transaction { _ = try JobQueue.cancel([job], by: "operator", in: $0) }
      #expect(try await queue.enqueue(new) != job)
    }
  }

  @Test func argumentsAndWhoAskedReachTheHandler() async throws {
    try await QueueFixture.with { queue in
      var new = NewJob(kind: "test.note", arguments: #"{"guest": 42}"#)
      new.queue = "letters"
      let note = Note(committing: { job, database in
        let actor = try database.query("select current_setting('trao.actor')").one().get(0, as: String.self)
        try #require(job.arguments == #"{"guest": 42}"# && job.queue == "letters" && actor == "secretary")
      })
      let asked = new
      let job = try await queue.pool.transaction(settings: ["trao.actor": "secretary"]) {
        try JobQueue.enqueue(asked, in: $0)
      }
      try await queue.working([note]) { _ in try await queue.untilAll([job], are: .done) }
      #expect(try await queue.show(job).status.job.createdBy == "secretary")
    }
  }

  /// The tables are empty when the statement is planned, and full when it runs: the server must not sort them.
  @Test func aClaimReadsTheIndexWhateverTheStatisticsSay() async throws {
    try await QueueFixture.with { queue in
      try await queue.pool.run { try $0.script("vacuum analyze jobs.ready") }
      let plan = try await queue.pool.transaction(settings: Planning.settings) { database in
        let explain = Statement(name: "explain", text: "explain \(Statements.claimJobs.text)")
        return try database.query(explain, 1, ["test.note"], 50).map { try $0.get(0, as: String.self) }
      }
      #expect(plan.contains { $0.contains("Index Scan using ready_order on ready") })
    }
  }
}
