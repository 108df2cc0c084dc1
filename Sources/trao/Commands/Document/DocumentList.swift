import ArgumentParser
import Conferences
import Documents
import JobQueue
import PostgreSQL

/// `trao document list`
struct DocumentList: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "list", "List documents in the order of their registers.", example: "trao document list --kind invitation"
  )

  @Option(help: ArgumentHelp("Only papers of this kind.", valueName: "kind")) var kind: DocumentKind?
  @Option(help: "Only papers in this state.") var state: DocumentState?
  @Option(help: ArgumentHelp("Only those of this batch.", valueName: "id")) var batch: BatchID?
  @OptionGroup var limit: LimitOption
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let read = try await database.read { [kind, state, batch, limit, code = conference.code] database in
      try DocumentLibrary.list(
        conference: ConferenceStore.resolve(code, in: database).id, kind: kind, batch: batch?.rawValue,
        state: state,
        limit: limit.asked, in: database)
    }
    let documents = limit.shown(read)
    try output.print(documents.map(DocumentRecord.init)) { DocumentRecord.table(documents, width: $0) }
  }
}
