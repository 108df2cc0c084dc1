import Foundation
import PostgreSQL
import Synchronization
import Testing

@testable import JobQueue

@Suite struct FailureTests {
  private struct Hiccup: Error, CustomStringConvertible {
    var description: String { "a hiccup\0" }
  }

  @Test func aJobThatFailsIsTriedAgainUntilItSucceedsAndEachErrorIsKept() async throws {
    try await QueueFixture.with { queue in
      let note = Note(working: { job, _ in if job.attempt < 3 { throw Hiccup() } })
      let job = try await queue.enqueue(NewJob.note())
      try await queue.working([note]) { _ in try await queue.untilAll([job], are: .done) }
      let history = try await queue.show(job).history
      #expect(history.map(\.outcome) == [.failed, .failed, .done])
      #expect(history.map(\.attempt) == [1, 2, 3])
      #expect(history.map(\.error) == ["a hiccup", "a hiccup", nil])
      #expect(Set(history.compactMap(\.fence)).count == 3)
      #expect(try await queue.effects() == (1, 1))
    }
  }

  @Test func aJobOutOfAttemptsIsDeadAndARetryByHandGivesItFreshOnes() async throws {
    try await QueueFixture.with { queue in
      let broken = Note(working: { _, _ in throw Hiccup() })
      var new = NewJob.note()
      new.maximumAttempts = 2
      let job = try await queue.enqueue(new)
      try await queue.working([broken]) { _ in try await queue.untilAll([job], are: .dead) }
      #expect(try await queue.show(job).status.error == "a hiccup")
      #expect(try await queue.show(job).status.job.attempt == 2)

      try await queue.pool.transaction { try JobQueue.retry([job], by: "operator", in: $0) }
      let healed = Note(working: { job, _ in if job.attempt == 1 { throw Hiccup() } })
      try await queue.working([healed]) { _ in try await queue.untilAll([job], are: .done) }
      let history = try await queue.show(job).history
      #expect(history.map(\.outcome) == [.failed, .dead, .retried, .failed, .done])
      #expect(history[2].actor == "operator")
    }
  }

  @Test func aFailureForGoodIsDeadAfterOneAttempt() async throws {
    try await QueueFixture.with { queue in
      let job = try await queue.enqueue(NewJob.note())
      let note = Note(working: { _, _ in throw JobFailure("no font has this letter", isPermanent: true) })
      try await queue.working([note]) { _ in try await queue.untilAll([job], are: .dead) }
      let (status, history) = try await queue.show(job)
      #expect(status.error == "no font has this letter")
      #expect(history.map(\.outcome) == [.dead])
    }
  }

  @Test func anAttemptForWhichSomethingIsAwayDoesNotCount() async throws {
    try await QueueFixture.with { queue in
      var new = NewJob.note()
      new.maximumAttempts = 2
      let job = try await queue.enqueue(new)
      let tries = Mutex(0)
      let note = Note(working: { _, _ in
        let turn = tries.withLock { tries in
          tries += 1
          return tries
        }
        if turn < 6 { throw JobFailure("the server is away", then: .postponement(.milliseconds(1))) }
      })
      try await queue.working([note]) { _ in try await queue.untilAll([job], are: .done) }
      let history = try await queue.show(job).history
      #expect(history.map(\.outcome) == [.failed, .failed, .failed, .failed, .failed, .done])
      #expect(history.map(\.attempt) == [1, 1, 1, 1, 1, 1])
      #expect(history.first?.error == "the server is away")
    }
  }

  @Test func oneBadJobInACommonCommitFailsAlone() async throws {
    try await QueueFixture.with { queue in
      let jobs = try await queue.enqueue(Array(repeating: NewJob.note(), count: 40))
      let bad = jobs[17]
      let note = Note(committing: { job, database in
        if job.id == bad { try database.query("select 1 / 0") }
      })
      try await queue.working([note]) { _ in
        try await queue.untilAll(jobs.filter { $0 != bad }, are: .done)
        try await queue.untilAll([bad], are: .dead)
      }
      #expect(try await queue.effects() == (39, 39))
      #expect(
        try await queue.show(bad).history.map(\.outcome) == [.failed, .failed, .failed, .failed, .dead])
      #expect(try await queue.count("select count(*) from jobs.history where outcome = 'done'") == 39)
    }
  }

  @Test func oneBadJobInACommonLoadFailsAlone() async throws {
    try await QueueFixture.with { queue in
      let jobs = try await queue.enqueue(Array(repeating: NewJob.note(), count: 4))
      let bad = jobs[1]
      let note = Note(loading: { job in
        if job.id == bad { throw JobFailure("its record is broken", isPermanent: true) }
      })
      try await queue.working([note]) { _ in
        try await queue.untilAll(jobs.filter { $0 != bad }, are: .done)
        try await queue.untilAll([bad], are: .dead)
      }
      #expect(try await queue.effects() == (3, 3))
    }
  }

  @Test func aJobThatTakesTooLongIsAskedToStopAndFails() async throws {
    try await QueueFixture.with { queue in
      var new = NewJob.note()
      new.timeout = .milliseconds(50)
      new.maximumAttempts = 1
      let job = try await queue.enqueue(new)
      let slow = Note(working: { _, cancellation in while true { try cancellation.check() } })
      try await queue.working([slow], { $0.renewEvery = .milliseconds(50) }) { _ in
        try await queue.untilAll([job], are: .dead)
      }
      #expect(try await queue.show(job).status.error == "it took longer than 0.05 s")
    }
  }

  @Test func aJobThatDoesNotStopIsTakenAwayAndItsLateResultIsRefused() async throws {
    try await QueueFixture.with { queue in
      let gate = Gate()
      var new = NewJob.note()
      new.timeout = .milliseconds(20)
      new.maximumAttempts = 1
      let job = try await queue.enqueue(new)
      let deaf = Note(working: { _, _ in gate.pass() })
      try await queue.working(
        [deaf],
        {
          $0.lease = .milliseconds(600)
          $0.renewEvery = .milliseconds(50)
          $0.sweepEvery = .milliseconds(50)
          $0.overdueGrace = .milliseconds(50)
        }
      ) { worker in
        try await queue.untilAll([job], are: .dead)
        gate.open()
        try await queue.eventually("the late result was refused") { worker.statistics.fenced == 1 }
      }
      #expect(try await queue.effects() == (0, 0))
      #expect(try await queue.show(job).status.error == "it took longer than 0.02 s and did not stop")
    }
  }

  @Test func waitsGrowFromTryToTryUpToALimitAndAreSpreadEvenly() {
    let policy = RetryPolicy(base: .seconds(2), limit: .seconds(60))
    #expect((1...7).map { policy.ceiling(after: $0) } == [2, 4, 8, 16, 32, 60, 60].map { .seconds($0) })
    #expect(policy.ceiling(after: 1_000_000) == .seconds(60))
    let delays = (0..<1000).map { _ in policy.delay(after: 3) }
    #expect(delays.allSatisfy { $0 >= .zero && $0 <= .seconds(8) })
    #expect(delays.contains { $0 < .seconds(1) } && delays.contains { $0 > .seconds(7) })
  }
}
