import Conferences
import Documents
import Fonts
import Foundation
import JobQueue
import Logging
import PDF
import PostgreSQL

/// Measures papers on one core; `floor_documents.c` deflates, hashes and stores the same bytes and rows.
/// `scripts/bench documents` runs both.
///
/// `documents-benchmark CONNINFO CONFERENCE SPOOL` on a migrated database with a loaded conference: numbers an
/// invitation for everybody, makes and stores them by one worker with one lane, then makes them again from their
/// snapshots without the queue, and writes the plates and strikes to SPOOL for the floor.
@main
struct DocumentsBenchmark {
  static func main() async throws {
    guard CommandLine.arguments.count == 4 else {
      FileHandle.standardError.write(Data("use: documents-benchmark CONNINFO CONFERENCE SPOOL\n".utf8))
      exit(64)
    }
    let database = DatabaseConfiguration(
      conninfo: CommandLine.arguments[1], applicationName: "documents-benchmark")
    let pool = Pool(database, size: 1)
    let press = try Press(settings: try DocumentSettings())
    let code = CommandLine.arguments[2]
    let conference = try await pool.run {
      try $0.query("select id from trao.conference where code = \(code)").one().get(0, as: Int.self)
    }

    let batch = try await pool.change(as: Actor("benchmark")) { database in
      try DocumentSchedule.schedule(
        DocumentRequest(.invitation, conference: conference), by: "benchmark", in: database
      ).batch
    }
    try await settle(DocumentJobs.prepare, batch: batch, press, database, pool)
    let stored = try await settle(DocumentJobs.render, batch: batch, press, database, pool)
    let papers = try await pool.run { try Papers(conference: conference, in: $0) }
    print("papers: \(papers.all.count)")
    print("made and stored by the queue, one lane: \(Int(Double(papers.all.count) / stored)) documents/s")

    var spool = Spool()
    for form in papers.forms { spool.plates.append(form.plate.bytes) }
    let begin = cpuSeconds()
    for paper in papers.all {
      let form = papers.forms[paper.form]
      let strike = try form.strike(paper.snapshot, about: paper.information)
      spool.strikes.append((paper.form, strike.bytes))
    }
    let made = cpuSeconds() - begin
    print("made, one core: \(Int(Double(papers.all.count) / made)) documents/s")
    try spool.write(to: CommandLine.arguments[3])
    await pool.close()
  }

  /// Runs one worker over the jobs of one kind until none is left; the seconds it took.
  @discardableResult
  private static func settle(
    _ kind: JobKind, batch: BatchID, _ press: Press, _ database: DatabaseConfiguration, _ pool: Pool
  ) async throws -> Double {
    var configuration = WorkerConfiguration(database: database, build: "benchmark")
    configuration.lanes = 1
    let (ends, end) = AsyncStream.makeStream(of: Void.self)
    configuration.observe = { if case .ended = $0 { end.yield() } }
    let worker = Worker(
      configuration, handlers: DocumentJobs.handlers(press: press).filter { $0.kind == kind },
      logger: Logger(label: "benchmark") { _ in SwiftLogNoOpLogHandler() })
    let begin = ContinuousClock.now
    await worker.start()
    var left = 1
    for await _ in ends {
      left -= 1
      guard left <= 0 else { continue }
      let waiting = try await pool.run { database in
        try JobQueue.list(batch: batch, kind: kind, limit: 1_000_000, in: database).filter {
          [.ready, .running, .deferred].contains($0.state)
        }.count
      }
      if waiting == 0 { break }
      left = waiting
    }
    let time = (ContinuousClock.now - begin) / .seconds(1)
    await worker.drain()
    return time
  }

  private static func cpuSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
