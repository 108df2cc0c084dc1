import JobQueue
import PDF
import PostgreSQL
import Synchronization

@testable import Documents

/// Makes files as the real handler does, notes them and throws them away: each job is dead then, and may be retried.
struct Rehearsal: JobHandler {
  /// What was made, by public identifier.
  final class Strikes: Sendable {
    private let made = Mutex<[String: [UInt8]]>([:])

    var all: [String: [UInt8]] { made.withLock { $0 } }

    func note(_ bytes: [UInt8], of id: String) { made.withLock { $0[id] = bytes } }
  }

  let handler: RenderHandler
  let strikes = Strikes()
  var kind: JobKind { handler.kind }

  func load(_ jobs: [Job], in database: Database) throws -> [JobID: RenderHandler.Input] {
    try handler.load(jobs, in: database)
  }

  func work(
    _ job: Job, _ input: RenderHandler.Input, cancellation: CancellationFlag
  ) throws -> RenderHandler.Output {
    if case .file(let paper, let form, let strike, _) = try handler.work(
      job, input, cancellation: cancellation)
    {
      strikes.note(form.compiled.plate.bytes + strike.bytes, of: paper.publicID)
    }
    throw JobFailure("only a rehearsal", isPermanent: true)
  }

  func commit(_ finished: [(job: Job, output: RenderHandler.Output)], in database: Database) throws {}
}
