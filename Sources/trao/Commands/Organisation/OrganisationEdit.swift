import ArgumentParser
import Conferences
import PostgreSQL

/// `trao organisation edit`
struct OrganisationEdit: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "edit", "Correct an organisation: what is not given stays.",
    "Of the name, the languages that are given change; aliases are added.",
    example: "trao organisation edit hokkaido --name-en 'Hokkaido Government' --alias 'Hokkaido Prefecture'")

  @Argument(help: "Its code, or @ and a number.") var organisation: String
  @OptionGroup var facts: OrganisationFactOptions
  @Flag(inversion: .prefixedNo, help: "Whether the record was compared with a document of authority.")
  var verified: Bool?
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let actor = try actor.actor()
    var facts = try facts.stated()
    facts.isVerified = verified
    let changed = try await database.withPool { pool in
      try await pool.change(as: actor) { [facts, organisation] database in
        try OrganisationStore.edit(
          OrganisationStore.find(organisation, in: database), facts, in: database)
      }
    }
    try output.print(OrganisationRecord(changed)) { _ in "Organisation \(changed.label) is changed.\n" }
  }
}
