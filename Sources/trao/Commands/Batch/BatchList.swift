import ArgumentParser
import JobQueue
import PostgreSQL
import Reports

/// `trao batch list`
struct BatchList: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "list", "List scheduled work, newest first.", example: "trao batch list --limit 10")

  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var limit: LimitOption

  func run() async throws {
    let read = try await database.withPool { pool in
      try await pool.run { [limit] database in try Batches.list(limit: limit.asked, in: database) }
    }
    let batches = limit.shown(read)
    try output.print(batches.map(BatchRecord.init)) { width in
      guard !batches.isEmpty else { return "Nothing is scheduled.\n" }
      var table = TextTable([
        .number("id"), .text("title"), .code("state"), .code("due"), .number("done"), .number("dead"),
        .number("jobs"),
        .text("by"),
      ])
      for batch in batches {
        table.add([
          "\(batch.id)", batch.title, batch.state.rawValue, Wording.time(batch.dueAt),
          "\(batch.progress.done)",
          "\(batch.progress.dead)", "\(batch.progress.total)", batch.createdBy,
        ])
      }
      return table.text(width: width)
    }
  }
}
