import ArgumentParser
import JobQueue
import PostgreSQL
import Reports

/// `trao job show`
struct JobShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "show", "Show one job, with how each attempt at it went.", example: "trao job show 12")

  @Argument(help: "The job's number.") var id: JobID
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Record: Encodable {
    let job: JobRecord
    let history: [JobEventRecord]
  }

  func run() async throws {
    let (status, history) = try await database.withPool { pool in
      try await pool.run { [id] database in try JobQueue.show(id, in: database) }
    }
    try output.print(Record(job: JobRecord(status), history: history.map(JobEventRecord.init))) { width in
      let job = status.job
      let state = status.isCancelling ? "cancelling" : status.state.rawValue
      var text = """
        job      \(job.id)
        kind     \(job.kind.rawValue)
        queue    \(job.queue)
        batch    \(job.batch.map { "\($0)" } ?? "-")
        state    \(state) since \(Wording.time(status.since))
        tries    \(job.attempt) of \(job.maximumAttempts)
        made     \(Wording.time(job.createdAt)) by \(PlainText.escaped(job.createdBy))

        """
      if let error = status.error { text += "error    \(PlainText.escaped(error))\n" }
      guard !history.isEmpty else { return text }
      var table = TextTable([
        .number("try"), .code("outcome"), .number("worker"), .code("from"), .code("to"), .prose("note"),
      ])
      for event in history {
        table.add([
          "\(event.attempt)", event.outcome.rawValue, event.worker.map { "\($0)" } ?? "-",
          Wording.time(event.startedAt), Wording.time(event.finishedAt),
          event.error ?? event.actor.map { "by \($0)" } ?? "",
        ])
      }
      return text + "\n" + table.text(width: width)
    }
  }
}
