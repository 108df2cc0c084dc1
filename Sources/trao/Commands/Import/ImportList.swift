import ArgumentParser
import Conferences
import PostgreSQL
import Reports

/// `trao import list`
struct ImportList: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "list", "List the files that changed something, newest first.",
    "applied can be undone; final no more, 30 days after it came in and after the conference.",
    example: "trao import list")

  @OptionGroup var conference: ConferenceOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let (zone, imports) = try await database.read { [code = conference.code] database in
      let found = try ConferenceStore.resolve(code, in: database)
      return (found.timeZone, try ImportStore.list(of: found, in: database))
    }
    try output.print(imports.map { ImportRecord($0, in: zone) }) { width in
      guard !imports.isEmpty else { return "No file has changed anything yet.\n" }
      var table = TextTable([
        .number("id"), .code("at"), .code("kind"), .text("file"), .number("new"), .number("changed"),
        .code("state"), .text("by"),
      ])
      for one in imports {
        table.add([
          "\(one.id)", ConferenceTime(one.at, in: zone).short, one.kind.rawValue, one.fileName,
          "\(one.report.created)", "\(one.report.changed)", one.state.rawValue, one.by,
        ])
      }
      return table.text(width: width)
    }
  }
}
