import ArgumentParser
import Conferences
import PostgreSQL
import Reports

/// `trao conference list`
struct ConferenceList: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "list", "List the conferences that are loaded.", example: "trao conference list")

  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let conferences = try await database.read { try ConferenceStore.list(in: $0) }
    try output.print(conferences.map(ConferenceRecord.init)) { width in
      guard !conferences.isEmpty else { return "No conference is loaded; see `trao conference load`.\n" }
      var table = TextTable([.code("code"), .prose("name"), .code("from"), .code("to"), .code("state")])
      for conference in conferences {
        table.add([
          conference.code, conference.name.best(for: .en) ?? "", conference.startsOn.iso,
          conference.endsOn.iso,
          conference.state.rawValue,
        ])
      }
      return table.text(width: width)
    }
  }
}
