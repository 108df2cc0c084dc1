import ArgumentParser
import Conferences
import Documents
import JobQueue
import PostgreSQL
import Reports
import Synchronization

/// `trao document export`
struct DocumentExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "export", "Write the released documents as PDF files, and manifest.json about them.",
    """
    Each file is checked against the SHA-256 recorded when it was made, and appears whole or not at all. \
    File names carry numbers, codes of projects or the beginnings of identifiers, never names of people; the manifest \
    says whose they are. Where an original was signed elsewhere and imported, that is the file. The paths are printed, \
    one a line.
    """,
    example: "trao document export --to papers --kind invitation")

  @Option(help: ArgumentHelp("The folder; it is made.", valueName: "dir"), completion: .directory) var to:
    String
  @Option(help: ArgumentHelp("Only papers of this kind.", valueName: "kind")) var kind: DocumentKind?
  @Option(help: ArgumentHelp("Only those of this batch.", valueName: "id")) var batch: BatchID?
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Record: Encodable {
    let manifest: String
    let files: [String]
  }

  func run() async throws {
    let result = try await database.withPool { pool in
      let (id, total) = try await pool.read { [kind, batch, code = conference.code] database in
        let id = try ConferenceStore.resolve(code, in: database).id
        return (
          id, try DocumentExport(conference: id, kind: kind, batch: batch?.rawValue).count(in: database)
        )
      }
      let bar = Mutex(ProgressBar("export"))
      let export = DocumentExport(conference: id, kind: kind, batch: batch?.rawValue)
      let result = try await export.run(to: to, from: pool) { done in
        if Terminal.errorWidth != nil { bar.withLock { $0.show(done: done, of: total) } }
      }
      if Terminal.errorWidth != nil { bar.withLock { $0.finish() } }
      return result
    }
    try output.print(Record(manifest: result.manifest, files: result.files)) { _ in
      result.files.map { "\(PlainText.escaped($0))\n" }.joined()
    }
  }
}
