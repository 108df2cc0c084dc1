import ArgumentParser
import Conferences
import Documents
import PostgreSQL

/// `trao certificate list`
struct CertificateList: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "list", "List the certificates and data sheets.", example: "trao certificate list --kind attendance")

  @Option(help: "Only papers of this kind.") var kind: CertificateKind?
  @Option(help: "Only papers in this state.") var state: DocumentState?
  @OptionGroup var limit: LimitOption
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let read = try await database.read { [kind, state, limit, code = conference.code] database in
      let conference = try ConferenceStore.resolve(code, in: database).id
      return try CertificateKind.allCases.filter { kind == nil || $0 == kind }.flatMap {
        try DocumentLibrary.list(
          conference: conference, kind: $0.document, state: state, limit: limit.asked, in: database)
      }
    }
    let documents = limit.shown(read)
    try output.print(documents.map(DocumentRecord.init)) { DocumentRecord.table(documents, width: $0) }
  }
}
