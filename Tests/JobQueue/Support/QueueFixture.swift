import Logging
import PostgreSQL
import TestSupport

@testable import JobQueue

/// A database of its own with the queue's tables and one more, where the test jobs leave their effects.
struct QueueFixture {
  let pool: Pool
  let configuration: DatabaseConfiguration

  /// Runs `body` with a fresh queue and closes everything afterwards.
  static func with(_ body: (QueueFixture) async throws -> Void) async throws {
    try await TestDatabase.withDatabase { database in
      let fixture = QueueFixture(configuration: database.configuration)
      try await fixture.prepare()
      do {
        try await body(fixture)
      } catch {
        await fixture.pool.close()
        throw error
      }
      await fixture.pool.close()
    }
  }

  init(configuration: DatabaseConfiguration) {
    self.configuration = configuration
    pool = Pool(configuration, size: 4)
  }

  /// Nothing stops a double effect here: the queue has to. And what was asked for is noted beside the queue.
  func prepare() async throws {
    try await pool.run {
      try $0.script(
        """
        create table public.effect (job bigint not null, worker text);
        create table public.asked (job bigint not null, due_at timestamptz not null);
        create function public.note_due() returns trigger language plpgsql as $$
          begin insert into public.asked values (new.job, new.due_at); return null; end $$;
        create trigger note_due after insert on jobs.deferred for each row
          when (new.reason = 'scheduled') execute function public.note_due();
        """)
    }
  }

  /// A worker that polls once an hour: what it does, it does because it was woken.
  func worker(
    _ handlers: [any JobHandler], _ change: (inout WorkerConfiguration) -> Void = { _ in }
  ) -> Worker {
    var configuration = WorkerConfiguration(database: configuration, build: "test")
    configuration.pollEvery = .seconds(3600)
    configuration.retry = RetryPolicy(base: .milliseconds(1), limit: .milliseconds(5))
    configuration.lanes = 2
    change(&configuration)
    return Worker(configuration, handlers: handlers, logger: Self.silence)
  }

  static let silence = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

  /// Makes a worker, lets it work while `body` runs, and drains it.
  func working<T>(
    _ handlers: [any JobHandler], _ change: (inout WorkerConfiguration) -> Void = { _ in },
    _ body: (Worker) async throws -> T
  ) async throws -> T {
    let worker = worker(handlers, change)
    await worker.start()
    do {
      let value = try await body(worker)
      await worker.drain()
      return value
    } catch {
      await worker.drain()
      throw error
    }
  }

  // MARK: Asking

  @discardableResult
  func enqueue(_ jobs: [NewJob]) async throws -> [JobID] {
    try await pool.transaction { try JobQueue.enqueue(jobs, by: "tester", in: $0) }
  }

  @discardableResult
  func enqueue(_ job: NewJob) async throws -> JobID { try await enqueue([job])[0] }

  func show(_ job: JobID) async throws -> (status: JobStatus, history: [JobEvent]) {
    try await pool.run { try JobQueue.show(job, in: $0) }
  }

  func states(of jobs: [JobID]) async throws -> Set<JobState> {
    try await pool.run { database in
      Set(try JobQueue.places(of: Set(jobs), in: database).values.compactMap { $0 })
    }
  }

  func count(_ sql: SQL) async throws -> Int { try await pool.run { try $0.query(sql).one().get(0) } }

  /// How many effects there are, and of how many jobs.
  func effects() async throws -> (rows: Int, jobs: Int) {
    try await pool.run {
      try $0.query("select count(*), count(distinct job) from public.effect").one().decode(Int.self, Int.self)
    }
  }

  // MARK: Waiting

  /// Waits for a condition, not for a time.
  func eventually(
    _ what: String, within patience: Duration = .seconds(300), _ condition: () async throws -> Bool
  ) async throws {
    let end = ContinuousClock.now + patience
    while await !holds(condition) {
      guard ContinuousClock.now < end else { throw NeverHappened(what: what) }
      try await Task.sleep(for: .milliseconds(5))
    }
  }

  /// A database that does not answer tells nothing yet.
  private func holds(_ condition: () async throws -> Bool) async -> Bool {
    do { return try await condition() } catch { return false }
  }

  func untilAll(_ jobs: [JobID], are state: JobState) async throws {
    try await eventually("all jobs are \(state)") { try await states(of: jobs) == [state] }
  }
}

struct NeverHappened: Error, CustomStringConvertible {
  let what: String
  var description: String { "waited in vain: \(what)" }
}
