import Conferences
import Digests
import Documents
import Foundation
import JobQueue
import Logging
import PostgreSQL
import Signing

/// Measures certificates of attendance through the queue, sealed and stored; `floor_documents.c` makes and stores the
/// same bytes and rows. `scripts/bench documents` runs both.
///
/// `documents-benchmark CONNINFO CONFERENCE SPOOL [LANES]` on a migrated database with a loaded conference: numbers a
/// certificate for everybody who was there, makes and stores them by one worker, and writes plates and strikes to
/// SPOOL for the floor.
@main
struct DocumentsBenchmark {
  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 4 || arguments.count == 5 else {
      FileHandle.standardError.write(
        Data("use: documents-benchmark CONNINFO CONFERENCE SPOOL [LANES]\n".utf8))
      exit(64)
    }
    let database = DatabaseConfiguration(conninfo: arguments[1], applicationName: "documents-benchmark")
    let pool = Pool(database, size: 1)
    let code = arguments[2]
    let lanes = arguments.count == 5 ? Int(arguments[4]) ?? 1 : 1
    let conference = try await pool.run {
      try $0.query("select id from trao.conference where code = \(code)").one().get(0, as: Int.self)
    }
    let seal = try Seal(
      signer: KeyMaker.make(
        KeyRequest(subject: "Benchmark", organisation: "UBND", from: .now - 3600, days: 30)
      ).signer())
    let press = try Press(
      settings: try DocumentSettings(), seal: seal, keyID: try await register(seal, pool))

    try await pool.change(as: Actor("benchmark")) { database in
      _ = try DocumentSchedule.schedule(
        DocumentRequest(.attendance, conference: conference), by: "benchmark", in: database)
    }
    try await settle(DocumentJobs.prepare, press, database, lanes: lanes, pool)
    let before = try await writeAheadBytes(pool)
    let seconds = try await settle(DocumentJobs.render, press, database, lanes: lanes, pool)
    let written = try await writeAheadBytes(pool) - before
    let spool = try await Spool(conference: conference, pool)
    let count = spool.strikes.count
    print(
      "certificates: \(count), \(spool.strikes.reduce(0) { $0 + $1.bytes.count } / max(1, count)) bytes each")
    print(
      "made, sealed and stored by the queue, lanes: \(lanes): \(Int(Double(count) / seconds)) documents/s")
    print("log written a certificate: \(written / max(1, count)) bytes")
    try spool.write(to: arguments[3])
    await pool.close()
  }

  private static func register(_ seal: Seal, _ pool: Pool) async throws -> Int {
    let certificate = seal.certificate
    return try await pool.change(as: Actor("benchmark")) { database in
      try database.query(
        """
        insert into trao.signing_key (name, fingerprint, algorithm, subject, certificates, not_before, not_after, kept_in)
        values (\("benchmark"), \(Bytes(certificate.fingerprint.bytes)), \("p256"), \(certificate.name),
          array[\(Bytes(certificate.der))]::bytea[], \(certificate.notBefore), \(certificate.notAfter), \("file"))
        returning id
        """
      ).one().get(0, as: Int.self)
    }
  }

  private static func writeAheadBytes(_ pool: Pool) async throws -> Int {
    try await pool.run {
      try $0.query("select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint").one().get(0)
    }
  }

  /// Runs one worker over the jobs of one kind until none is left; the seconds it took.
  @discardableResult
  private static func settle(
    _ kind: JobKind, _ press: Press, _ database: DatabaseConfiguration, lanes: Int, _ pool: Pool
  ) async throws -> Double {
    var configuration = WorkerConfiguration(database: database, build: "benchmark")
    configuration.lanes = lanes
    let (ends, end) = AsyncStream.makeStream(of: Void.self)
    configuration.observe = { if case .ended = $0 { end.yield() } }
    let worker = Worker(
      configuration, handlers: DocumentJobs.handlers(press: press).filter { $0.kind == kind },
      logger: Logger(label: "benchmark") { _ in SwiftLogNoOpLogHandler() })
    let begin = ContinuousClock.now
    await worker.start()
    var expected = 1
    for await _ in ends {
      expected -= 1
      guard expected <= 0 else { continue }
      let waiting = try await left(of: kind, pool)
      if waiting == 0 { break }
      expected = waiting
    }
    let time = (ContinuousClock.now - begin) / .seconds(1)
    await worker.drain()
    return time
  }

  /// How many jobs of a kind are not done. Asked while they are worked on, so it must cost next to nothing.
  private static func left(of kind: JobKind, _ pool: Pool) async throws -> Int {
    try await pool.run { database in
      try database.query(
        """
        select count(*) from (
          select job from jobs.ready union all select job from jobs.run union all select job from jobs.deferred
        ) as waiting join jobs.job on job.id = waiting.job where job.kind = \(kind)
        """
      ).one().get(0)
    }
  }
}
