import ArgumentParser
import Conferences
import Foundation
import PostgreSQL
import Reports

/// `trao conference load`
struct ConferenceLoad: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "load", "Load a conference from a folder, or bring a loaded one up to date.",
    """
    Everything is checked first. Every fault is reported with file, line and column, and then nothing is \
    written. Loading the same folder twice changes nothing. What went on since the folder was written stays: a guest \
    who has declined is not turned back into one who accepted, and the answers that stay are named.
    """,
    example: "trao conference load config/samples/qn-jp-2023")

  @Argument(help: "The folder; `trao conference export` writes one.", completion: .directory) var folder:
    String
  @OptionGroup var rehearsal: RehearsalOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Record: Encodable {
    struct Line: Encodable {
      let kind: String
      let created, changed, unchanged: Int
    }
    let conference: String
    let dryRun: Bool
    let lines: [Line]
    /// Guests of whom the folder says another answer than they gave, which stays.
    let keptAnswers: [Kept]

    struct Kept: Encodable {
      let attendee, state, given: String
    }
  }

  func run() async throws {
    let actor = try actor.actor()
    let contents = try ConferenceFolder.read(URL(filePath: folder))
    let report = try await database.withPool { pool in
      try await pool.change(as: actor, isRehearsal: rehearsal.isDryRun, deadline: .seconds(600)) {
        try contents.load(in: $0)
      }
    }
    let lines = report.lines.map {
      Record.Line(kind: $0.kind, created: $0.created, changed: $0.changed, unchanged: $0.unchanged)
    }
    for kept in report.keptAnswers.prefix(10) {
      Output.note(
        "\(PlainText.escaped(kept.attendee)) stays \(kept.state.rawValue), as answered; the folder says "
          + "\(kept.given.rawValue)")
    }
    if report.keptAnswers.count > 10 { Output.note("and \(report.keptAnswers.count - 10) more") }
    let record = Record(
      conference: contents.code, dryRun: rehearsal.isDryRun, lines: lines,
      keptAnswers: report.keptAnswers.map {
        Record.Kept(attendee: $0.attendee, state: $0.state.rawValue, given: $0.given.rawValue)
      })
    try output.print(record) { width in
      var table = TextTable([.text("what"), .number("new"), .number("changed"), .number("unchanged")])
      for line in lines { table.add([line.kind, "\(line.created)", "\(line.changed)", "\(line.unchanged)"]) }
      let verb = rehearsal.isDryRun ? "would be loaded (dry run: nothing was written)" : "loaded"
      return table.text(width: width) + "\nConference \(contents.code) \(verb): "
        + (report.changedCount == 0
          ? "nothing to change.\n" : "\(report.changedCount) records new or changed.\n")
    }
  }
}
