import ArgumentParser
import Conferences
import Documents
import PostgreSQL

/// `trao badge list`
struct BadgeList: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "list", "List the badges.", example: "trao badge list --json")

  @Option(help: "Only papers in this state.") var state: DocumentState?
  @OptionGroup var limit: LimitOption
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let read = try await database.read { [state, limit, code = conference.code] database in
      try DocumentLibrary.list(
        conference: ConferenceStore.resolve(code, in: database).id, kind: .badge, state: state,
        limit: limit.asked, in: database)
    }
    let documents = limit.shown(read)
    try output.print(documents.map(DocumentRecord.init)) { DocumentRecord.table(documents, width: $0) }
  }
}
