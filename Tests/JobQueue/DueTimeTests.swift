import Foundation
import PostgreSQL
import Testing

@testable import JobQueue

@Suite struct DueTimeTests {
  @Test func aScheduledJobIsDoneAtItsTimeByTheTimerAlone() async throws {
    try await QueueFixture.with { queue in
      try await queue.working([Note()]) { _ in
        let jobs = try await queue.enqueue(1, dueIn: 1.5)
        try await queue.untilAll(jobs, are: .done)
        try await queue.expectNothingEarly()
      }
    }
  }

  @Test func aWorkerThatComesLaterSetsItsTimerForWhatIsScheduledAlready() async throws {
    try await QueueFixture.with { queue in
      let jobs = try await queue.enqueue(1, dueIn: 1.5)
      try await queue.working([Note()]) { _ in
        try await queue.untilAll(jobs, are: .done)
        try await queue.expectNothingEarly()
      }
    }
  }

  @Test func whatBecameDueWhileNoWorkerWasUpIsDoneAtOnce() async throws {
    try await QueueFixture.with { queue in
      let jobs = try await queue.enqueue(3, dueIn: 3600)
      // An hour later, so to speak; and nobody is told.
      try await queue.pool.run {
        try $0.script("update jobs.deferred set due_at = due_at - interval '1 hour'")
      }
      try await queue.working([Note()]) { _ in try await queue.untilAll(jobs, are: .done) }
    }
  }

  @Test func manyJobsThatAreDueAtOneInstantAreAllDoneAndNoneEarly() async throws {
    try await QueueFixture.with { queue in
      let jobs = try await queue.enqueue(1500, dueIn: 1.5)
      try await queue.working([Note()]) { _ in
        try await queue.working([Note()]) { _ in
          try await queue.untilAll(jobs, are: .done)
          try await queue.expectNothingEarly()
        }
      }
      #expect(try await queue.effects() == (1500, 1500))
    }
  }

  @Test func aJobWhoseTimeHasPassedIsReadyAtOnce() async throws {
    try await QueueFixture.with { queue in
      let job = try await queue.enqueue(NewJob.note(at: Date(timeIntervalSince1970: 0)))
      #expect(try await queue.show(job).status.state == .ready)
    }
  }
}

extension NewJob {
  static func note(at time: Date? = nil) -> NewJob {
    var job = NewJob(kind: "test.note")
    job.runAt = time
    return job
  }
}

extension QueueFixture {
  /// A time by the database's clock, the only one that counts.
  func databaseTime(in seconds: Double) async throws -> Date {
    try await pool.run {
      try $0.query("select clock_timestamp() + make_interval(secs => \(seconds))").one().get(0)
    }
  }

  /// Asks for jobs at one time from now, long enough to ask in.
  func enqueue(_ count: Int, dueIn seconds: Double) async throws -> [JobID] {
    try await pool.transaction { database in
      let now = try database.query("select clock_timestamp()").one().get(0, as: Date.self)
      let jobs = Array(repeating: NewJob.note(at: now.addingTimeInterval(seconds)), count: count)
      return try JobQueue.enqueue(jobs, by: "tester", in: database)
    }
  }

  /// Compares when each attempt began with the time that was asked for, both by the database's clock.
  func expectNothingEarly() async throws {
    let early = try await count(
      "select count(*) from jobs.history h join public.asked a on a.job = h.job where h.started_at < a.due_at"
    )
    #expect(early == 0)
    #expect(try await count("select count(*) from public.asked") > 0)
  }
}
