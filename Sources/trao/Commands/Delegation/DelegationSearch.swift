import ArgumentParser
import Conferences
import PostgreSQL

/// `trao delegation search`
struct DelegationSearch: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "search", "Find delegations by name, code or the organisation that sends them, however it is typed.",
    "Exit code 1 when nothing is found.",
    example: "trao delegation search 'bo nong nghiep'")

  @Argument(help: "A name in any language, a part of one, or a code.") var text: String
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let found = try await database.read { [text, code = conference.code] database in
      try DelegationStore.search(
        text, of: try ConferenceStore.resolve(code, in: database), in: database)
    }
    try output.print(found.map(DelegationRecord.init)) { width in
      found.isEmpty ? "There are no such delegations.\n" : DelegationTable.text(found, width: width)
    }
    if found.isEmpty { throw Sysexit.no.code }
  }
}
