import ArgumentParser
import JobQueue
import PostgreSQL
import Reports

/// `trao job list`
struct JobList: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "list", "List jobs, newest first.", example: "trao job list --state dead")

  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions
  @Option(help: "Only jobs in this state.") var state: JobState?
  @Option(help: ArgumentHelp("Only jobs of this batch.", valueName: "id")) var batch: BatchID?
  @Option(help: "Only jobs of this kind, such as documents.render.") var kind: String?
  @OptionGroup var limit: LimitOption

  func run() async throws {
    let read = try await database.withPool { pool in
      try await pool.run { [state, batch, kind, limit] database in
        try JobQueue.list(
          state: state, batch: batch, kinds: Set(kind.map { [JobKind(rawValue: $0)] } ?? []),
          limit: limit.asked,
          in: database)
      }
    }
    let jobs = limit.shown(read)
    try output.print(jobs.map(JobRecord.init)) { width in
      guard !jobs.isEmpty else { return "There are no such jobs.\n" }
      var table = TextTable([
        .number("id"), .text("kind"), .number("batch"), .code("state"), .code("since"), .number("tries"),
        .text("error"),
      ])
      for status in jobs {
        table.add([
          "\(status.job.id)", status.job.kind.rawValue, status.job.batch.map { "\($0)" } ?? "-",
          status.isCancelling ? "cancelling" : status.state.rawValue, Wording.time(status.since),
          "\(status.job.attempt)/\(status.job.maximumAttempts)", status.error ?? "",
        ])
      }
      return table.text(width: width)
    }
  }
}
