import Foundation
import JobQueue
import Logging
import PostgreSQL

/// Measures the real worker over jobs that do nothing; `floor_queue.c` moves the same rows with the fewest
/// statements. `scripts/bench queue` runs both.
///
/// `queue-benchmark CONNINFO [JOBS]` on a migrated database whose queue is empty; prints jobs/s with commits of
/// 50 and of 100 jobs, from the worker's start to its last commit.
@main
struct QueueBenchmark {
  private struct Nothing: JobHandler {
    let kind: JobKind = "bench.nothing"
    func load(_ jobs: [Job], in database: Database) -> [JobID: Int] {
      Dictionary(uniqueKeysWithValues: jobs.map { ($0.id, 0) })
    }
    func work(_ job: Job, _ input: Int, cancellation: CancellationFlag) -> Int { input }
    func commit(_ finished: [(job: Job, output: Int)], in database: Database) {}
  }

  static func main() async throws {
    guard CommandLine.arguments.count > 1 else {
      FileHandle.standardError.write(Data("use: queue-benchmark CONNINFO [JOBS]\n".utf8))
      exit(64)
    }
    let database = DatabaseConfiguration(
      conninfo: CommandLine.arguments[1], applicationName: "queue-benchmark")
    let jobs = CommandLine.arguments.count > 2 ? Int(CommandLine.arguments[2]) ?? 20_000 : 20_000
    for batch in [50, 100] {
      let rate = try await measure(jobs, committing: batch, in: database)
      print("worker batch \(batch): \(Int(rate)) jobs/s (\(jobs) jobs)")
    }
  }

  private static func measure(
    _ count: Int, committing batch: Int, in database: DatabaseConfiguration
  ) async throws -> Double {
    let connection = Connection(database)
    for start in stride(from: 0, to: count, by: 10_000) {
      let new = Array(repeating: NewJob(kind: "bench.nothing"), count: min(10_000, count - start))
      try await connection.transaction { _ = try JobQueue.enqueue(new, by: "benchmark", in: $0) }
    }
    try await connection.run { try $0.query("vacuum analyze jobs.ready, jobs.run") }
    await connection.close()

    let (ends, end) = AsyncStream.makeStream(of: Void.self)
    let left = Countdown(count) { end.finish() }
    var configuration = WorkerConfiguration(database: database, build: "benchmark")
    configuration.gatherJobs = batch
    configuration.observe = { if case .ended(_, .done) = $0 { left.count() } }
    let worker = Worker(
      configuration, handlers: [Nothing()],
      logger: Logger(label: "benchmark") { _ in SwiftLogNoOpLogHandler() })
    let begin = ContinuousClock.now
    await worker.start()
    for await _ in ends {}
    let time = ContinuousClock.now - begin
    await worker.drain()
    return Double(count) / (time / .seconds(1))
  }
}
