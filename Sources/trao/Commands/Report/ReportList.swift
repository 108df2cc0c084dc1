import ArgumentParser
import Conferences
import Documents
import Reports

/// `trao report list`
struct ReportList: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "list", "List the reports that were asked for with --at, the newest first.",
    """
    deferred: its time has not come, or another attempt follows. ready: it waits for a daemon. made: see \
    `trao report get`. dead: it failed for good, and `trao batch show` tells why; --json names the batch.
    """,
    example: "trao report list")

  @OptionGroup var conference: ConferenceOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let runs = try await database.read { [wanted = conference.code] database in
      try ReportRuns.list(of: ConferenceStore.resolve(wanted, in: database).id, in: database)
    }
    try output.print(runs.map(ReportRunRecord.init)) { width in
      guard !runs.isEmpty else { return "No report was asked for with --at.\n" }
      var table = TextTable([
        .number("no."), .code("report"), .code("format"), .code("due"), .code("state"), .number("bytes"),
      ])
      for run in runs {
        let state = run.made?.isNo == true ? "made: no" : run.state.rawValue
        table.add([
          "\(run.id)", run.name, run.format.rawValue, Wording.time(run.dueAt), state,
          run.made.map { "\($0.byteCount)" } ?? "-",
        ])
      }
      return table.text(width: width)
    }
  }
}
