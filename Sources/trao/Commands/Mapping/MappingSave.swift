import ArgumentParser
import Conferences
import PostgreSQL

/// `trao mapping save`
struct MappingSave: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "save", "Save a mapping under a name, in place of the one it had.",
    """
    With --from, well-known headers of a file (Họ và tên, 氏名, Name …) are mapped to what they mean; what can mean \
    several columns, or none, is named and must be given with --map or --ignore.
    """,
    example: """
      trao mapping save so-ngoai-vu --map native_name='Họ và tên' --default country=VN
      trao mapping save hokkaido --from meibo.xlsx --ignore 備考
      """)

  @Argument(help: "The mapping's name.") var name: String
  @Option(
    help: ArgumentHelp("A file of this sender.", valueName: "file"),
    completion: .file(extensions: ["csv", "tsv", "xlsx"]))
  var from: String?
  @OptionGroup var table: TableFileOptions
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let actor = try actor.actor()
    let mapping = try wanted()
    let record = try await database.withPool { pool in
      try await pool.change(as: actor) { [name] database in
        try MappingStore.save(mapping, as: name, in: database)
        return MappingRecord(try MappingStore.find(name, in: database))
      }
    }
    try output.print(record) { width in record.text(width: width) }
  }

  private func wanted() throws -> ColumnMapping {
    let given = try table.mapping()
    guard let from else { return given }
    let survey = try HeaderSurvey(
      of: ImportFile(InputFile.existing(from)), given.options, headerRow: table.headerRow)
    let (mapping, open) = survey.mapping(completing: given)
    guard open.isEmpty else {
      let names = open.map { header in
        "“\(header.text)”" + (header.columns.isEmpty ? "" : " (\(header.columns.joined(separator: " or ")))")
      }
      throw Failure(
        .badData, "not every header is sure: \(names.joined(separator: ", "))", where: from,
        remedy: "give each with --map COLUMN='…' or --ignore '…'")
    }
    return mapping
  }
}
