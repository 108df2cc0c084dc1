import ArgumentParser
import Conferences
import PostgreSQL

/// `trao organisation search`
struct OrganisationSearch: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "search", "Find organisations by a name in any language, an alias or a code, however it is typed.",
    "Exit code 1 when nothing is found.",
    example: "trao organisation search 'uy ban nhan dan'")

  @Argument(help: "A name, a part of one, or a code.") var text: String
  @Option(help: "How many at most.") var limit = 50
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Record: Encodable {
    let matched: String?
    let organisation: OrganisationRecord
  }

  func validate() throws {
    try LimitOption.check(limit)
  }

  func run() async throws {
    let found = try await database.read { [text, limit] in
      try OrganisationStore.search(text, limit: limit, in: $0)
    }
    try output.print(
      found.map { Record(matched: $0.name, organisation: OrganisationRecord($0.organisation)) }
    ) {
      OrganisationTable.text(found.map(\.organisation), language: .en, width: $0)
    }
    if found.isEmpty { throw Sysexit.no.code }
  }
}
