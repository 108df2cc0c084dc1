import ArgumentParser
import Conferences
import Foundation
import PostgreSQL

/// A table of records with codes of their own that is to be brought in.
struct RecordFileOptions: ParsableArguments {
  @Argument(help: "The file.", completion: .file(extensions: ["csv", "tsv", "xlsx"])) var file: String
  @OptionGroup var table: TableFileOptions
  @Option(name: .customLong("mapping"), help: ArgumentHelp("A saved mapping of columns.", valueName: "name"))
  var mappingName: String?
  @Flag(help: "Take well-known headers (Tên tiếng Việt, 名称, Code …) for the columns they mean.")
  var recognise = false
  @Flag(help: "Every record must be new.") var createOnly = false
  @Flag(help: "Every record must be there already.") var updateOnly = false
  @Flag(help: "What is new is invented: papers that name it are marked SAMPLE.") var sample = false
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var rehearsal: RehearsalOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard !createOnly || !updateOnly else {
      throw ValidationError("choose --create-only or --update-only, not both")
    }
  }

  /// Brings the file in and prints what that did.
  ///
  /// - Parameter bring: Brings a file into a conference, in a transaction with an actor.
  /// - Throws: `Failure` where nobody is named as the actor or the file is missing; what `bring` throws;
  ///   `DatabaseError`.
  func run(
    bring:
      @escaping @Sendable (ImportFile, RecordImportOptions, Conference, Database) throws
      -> RecordImportOutcome
  ) async throws {
    let actor = try actor.actor()
    let source = try ImportFile(InputFile.existing(file))
    let given = try table.mapping()
    let options = RecordImportOptions(
      provenance: sample ? .sample : .operator, mappingName: mappingName, recognisesHeaders: recognise,
      headerRow: table.headerRow, scope: createOnly ? .newcomers : updateOnly ? .known : .everyone)
    let (code, outcome) = try await database.withPool { pool in
      try await pool.change(as: actor, isRehearsal: rehearsal.isDryRun, deadline: .seconds(600)) {
        [wanted = conference.code, options] database in
        var options = options
        let saved = try options.mappingName.map { try MappingStore.find($0, in: database).mapping }
        options.mapping = (saved ?? ColumnMapping()).overridden(by: given)
        let found = try ConferenceStore.resolve(wanted, in: database)
        return (found.code, try bring(source, options, found, database))
      }
    }
    let record = RecordImportRecord(outcome, conference: code, isDryRun: rehearsal.isDryRun)
    if !output.json { for note in record.noteLines(of: file) { Output.note(note) } }
    try output.print(record) { record.text(width: $0) }
  }
}
