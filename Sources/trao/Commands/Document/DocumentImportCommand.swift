import ArgumentParser
import Conferences
import Documents
import PostgreSQL
import Reports
import Signing

/// `trao document import`
struct DocumentImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "import", "Take a PDF that was signed elsewhere: it becomes the released original of its document.",
    """
    The document is the one that the file names in its metadata, else that of --document. At least one signature must \
    hold and cover the whole file; whether its signer is trusted, by signing.trust, is said and not required. It is \
    kept byte for byte, exported in the place of Trao's own file, and never replaced; on a terminal you are asked.
    """,
    example: "trao document import signed/GM-UBND-2023-0001-ja.pdf --document 01/GM-UBND --yes")

  @Argument(help: "The signed PDF.", completion: .file(extensions: ["pdf"])) var file: String
  @Option(
    help: ArgumentHelp("The number, or the identifier in its code, of the document.", valueName: "number"))
  var document: String?
  @OptionGroup var confirmation: ConfirmationOption
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Record: Encodable {
    let document: DocumentRecord
    /// Whether it begins with the very bytes of Trao's file.
    let continuesFile: Bool
    /// False where the same file was imported before.
    let isNew: Bool
    let signatures: [SignatureRecord]
  }

  func run() async throws {
    let actor = try actor.actor()
    let bytes = try InputFile.bytes(file)
    let trust = try database.trust()
    let imported = try await database.withPool { pool in
      try confirmation.ask("Make this file the released original for ever?")
      // Importing the same file again changes nothing: safe to repeat when the answer to a commit was lost.
      return try await pool.change(as: actor, repeatable: true) {
        [document, code = conference.code] database in
        try OriginalImport.run(
          bytes, for: document, trust: trust,
          conference: ConferenceStore.resolve(code, in: database).id, in: database)
      }
    }
    let record = Record(
      document: DocumentRecord(imported.document), continuesFile: imported.continuesFile,
      isNew: imported.isNew, signatures: imported.signatures.map(SignatureRecord.init))
    try output.print(record) { _ in
      let age = imported.isNew ? "is the original of" : "was imported before for"
      let nature =
        imported.continuesFile
        ? "It begins with the whole file that Trao made."
        : "Another program wrote it anew: compare what it says with the document."
      let lines =
        ["\(file) \(age) \(imported.document.name).", nature] + imported.signatures.map { "  \($0)" }
      return lines.map { PlainText.escaped($0) + "\n" }.joined()
    }
  }
}
