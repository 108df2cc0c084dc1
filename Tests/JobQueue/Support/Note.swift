import Dispatch
import PostgreSQL
import Synchronization

@testable import JobQueue

/// Leaves one row in `public.effect` for each job.
struct Note: JobHandler {
  var kind: JobKind = "test.note"
  /// Who writes, to tell workers apart.
  var worker = "a worker"
  var loading: @Sendable (Job) throws -> Void = { _ in }
  var working: @Sendable (Job, CancellationFlag) throws -> Void = { _, _ in }
  var committing: @Sendable (Job, Database) throws -> Void = { _, _ in }

  func load(_ jobs: [Job], in database: Database) throws -> [JobID: Int] {
    for job in jobs { try loading(job) }
    return Dictionary(uniqueKeysWithValues: jobs.map { ($0.id, $0.id.rawValue) })
  }

  func work(_ job: Job, _ input: Int, cancellation: CancellationFlag) throws -> Int {
    try working(job, cancellation)
    return input
  }

  func commit(_ finished: [(job: Job, output: Int)], in database: Database) throws {
    for (job, _) in finished { try committing(job, database) }
    try database.query(
      "insert into public.effect (job, worker) select j, \(worker) from unnest(\(finished.map(\.output))) as j"
    )
  }

  func cancelled(_ jobs: [Job], in database: Database) throws {
    for job in jobs {
      try database.query("insert into public.effect (job, worker) values (\(-job.id.rawValue), 'cancelled')")
    }
  }
}

/// Holds jobs up in the middle of their work.
final class Gate: Sendable {
  private let entered = Mutex(0)
  private let semaphore = DispatchSemaphore(value: 0)

  /// How many came so far.
  var arrivals: Int { entered.withLock { $0 } }

  /// Called by a job on its lane. A test that ended without opening holds nobody up for ever.
  func pass() {
    entered.withLock { $0 += 1 }
    _ = semaphore.wait(timeout: .now() + 120)
    semaphore.signal()
  }

  /// From now on everyone passes.
  func open() { semaphore.signal() }
}

/// Collects what a worker tells.
final class Witness: Sendable {
  private let events = Mutex<[WorkerEvent]>([])

  var all: [WorkerEvent] { events.withLock { $0 } }

  func see(_ event: WorkerEvent) { events.withLock { $0.append(event) } }
}

/// Uses the processor, as work does.
func busy(for time: Duration) {
  let end = ContinuousClock.now + time
  while ContinuousClock.now < end {}
}
