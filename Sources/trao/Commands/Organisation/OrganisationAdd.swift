import ArgumentParser
import Conferences
import PostgreSQL

/// What is said of an organisation on the command line.
struct OrganisationFactOptions: ParsableArguments {
  @Option(help: "Its code.") var code: String?
  @Option(help: ArgumentHelp("What kind of body it is.", valueName: "kind")) var kind: OrganisationKind?
  @Option(help: ArgumentHelp("Where it is at home.", valueName: "alpha-2")) var country: String?
  @Option(help: ArgumentHelp("The body above it: code, or @ and a number.", valueName: "organisation"))
  var parent: String?
  @OptionGroup var name: NameOption
  @Option(help: "What stands for it in numbers of papers: UBND in 01/GM-UBND.") var symbol: String?
  @Option(help: "A name under which it is known elsewhere; may be given again.") var alias: [String] = []

  /// What was given.
  ///
  /// - Throws: `ConferenceError` where a text may not be stored.
  func stated() throws -> OrganisationStore.Facts {
    var facts = OrganisationStore.Facts()
    (facts.code, facts.kind, facts.country) = (code, kind, country)
    (facts.parent, facts.name, facts.symbol, facts.aliases) = (parent, try name.text(), symbol, alias)
    return facts
  }
}

/// `trao organisation add`
struct OrganisationAdd: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "add", "Enter an organisation: its country and its name, in one language at least.",
    "With --conference it belongs to that conference's folder, also before anything refers to it.",
    example: """
      trao organisation add --code otaru --kind government --country JP --name-ja 小樽市 --name-en 'Otaru City'
      """)

  @OptionGroup var facts: OrganisationFactOptions
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let actor = try actor.actor()
    let facts = try facts.stated()
    let added = try await database.withPool { pool in
      try await pool.change(as: actor) { [wanted = conference.code] database in
        try OrganisationStore.add(
          facts, of: try wanted.map { try ConferenceStore.resolve($0, in: database) }, in: database)
      }
    }
    try output.print(OrganisationRecord(added)) { _ in "Organisation \(added.label) is entered.\n" }
  }
}
