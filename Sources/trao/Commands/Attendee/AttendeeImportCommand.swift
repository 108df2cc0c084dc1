import ArgumentParser
import Conferences
import Foundation
import PostgreSQL
import Reports

/// `trao attendee import`
struct AttendeeImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "import", "Add guests from a file, or bring those there are up to date.",
    """
    A workbook (XLSX) or text (CSV, TSV) in UTF-8, UTF-16, Shift_JIS or Windows-1258, with a header of any of: \
    \(AttendeeFile.columns.joined(separator: ", ")). Required: \
    \(AttendeeFile.requiredColumns.joined(separator: ", ")); kana for Japan. Other headers are mapped with --map, \
    or by a mapping that `trao mapping save` keeps. Guests are recognised by external_id: an absent column leaves \
    what is stored, an empty field removes it.

    Every fault is one line FILE:ROW:column: message; in a workbook the row is the sheet's and the cell is named \
    too. Where there is one, nothing is written. What was imported can be undone: see `trao import`.
    """,
    example: """
      trao attendee import guests.xlsx --dry-run
      trao attendee import khach.csv --map native_name='Họ và tên' --default country=VN --ignore STT
      """)

  @Argument(help: "The file.", completion: .file(extensions: ["csv", "tsv", "xlsx"])) var file: String
  @OptionGroup var table: TableFileOptions
  @Option(name: .customLong("mapping"), help: ArgumentHelp("A saved mapping of columns.", valueName: "name"))
  var mappingName: String?
  @Flag(help: "Take well-known headers (Họ và tên, 氏名, Name …) for the columns they mean.") var recognise =
    false
  @Flag(help: "Every guest must be new.") var createOnly = false
  @Flag(help: "Every guest must be there already.") var updateOnly = false
  @Flag(help: "Take guests who look like others under another id.") var allowDoubles = false
  @Flag(help: "The guests are invented: papers made for them are marked SAMPLE.") var sample = false
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

  func run() async throws {
    let actor = try actor.actor()
    let file = try ImportFile(InputFile.existing(file))
    let given = try table.mapping()
    let options = AttendeeImportOptions(
      provenance: sample ? .sample : .operator, mappingName: mappingName, recognisesHeaders: recognise,
      headerRow: table.headerRow, scope: createOnly ? .newcomers : updateOnly ? .known : .everyone,
      allowsDoubles: allowDoubles)
    let (code, outcome) = try await database.withPool { pool in
      try await pool.change(as: actor, isRehearsal: rehearsal.isDryRun, deadline: .seconds(600)) {
        [code = conference.code, options] database in
        var options = options
        let saved = try options.mappingName.map { try MappingStore.find($0, in: database).mapping }
        options.mapping = (saved ?? ColumnMapping()).overridden(by: given)
        let found = try ConferenceStore.resolve(code, in: database)
        return (found.code, try AttendeeImport.perform(file, options, into: found, in: database))
      }
    }
    try print(AttendeeImportRecord(outcome, conference: code, isDryRun: rehearsal.isDryRun))
  }

  private func print(_ record: AttendeeImportRecord) throws {
    if !output.json { for note in record.noteLines(of: file) { Output.note(note) } }
    try output.print(record) { width in record.text(width: width) }
  }
}
