import ArgumentParser
import Conferences
import PostgreSQL

/// `trao person show`
struct PersonShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "show", "Show a person: name forms, titles, forms of address, conferences, delegations.",
    """
    With every conference there is attendance, with every delegation its head, deputy and liaison officer. The code of \
    somebody who was merged finds who they are now.
    """,
    example: "trao person show yamada-takio")

  @Argument(help: "The person's code, or @ and a number.") var person: String
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let details = try await database.read { [person] database in
      try PersonStore.details(of: PersonStore.find(person, in: database), in: database)
    }
    try output.print(PersonDetailsRecord(details)) { PersonText(details: details, width: $0).text }
  }
}
