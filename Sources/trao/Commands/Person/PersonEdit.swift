import ArgumentParser
import Conferences
import PostgreSQL

/// `trao person edit`
struct PersonEdit: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "edit", "Correct a person's code, country or language, or say that the record was verified.",
    """
    What is not given stays. Names change with `trao person name`, titles with `trao person title`, forms of address \
    with `trao person address`.
    """,
    example: "trao person edit @17 --code yoshida-mihon --verified")

  @Argument(help: "The person's code, or @ and a number.") var person: String
  @Option(help: "A new code.") var code: String?
  @Option(help: ArgumentHelp("Where the person is from.", valueName: "alpha-2")) var country: String?
  @Option(help: "In which letters are written.") var language: Conferences.Language?
  @Flag(inversion: .prefixedNo, help: "Whether the record was compared with a document of authority.")
  var verified: Bool?
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard code != nil || country != nil || language != nil || verified != nil || conference.code != nil else {
      throw ValidationError("say what to change: --code, --country, --language, --verified or --conference")
    }
  }

  func run() async throws {
    let actor = try actor.actor()
    let changed = try await database.withPool { pool in
      try await pool.change(as: actor) {
        [person, code, country, language, verified, wanted = conference.code] database in
        try PersonStore.edit(
          PersonStore.find(person, in: database), code: code, country: country, language: language,
          isVerified: verified, of: try wanted.map { try ConferenceStore.resolve($0, in: database) },
          in: database)
      }
    }
    try output.print(PersonRecord(changed)) { _ in "Person \(changed.label) is changed.\n" }
  }
}
