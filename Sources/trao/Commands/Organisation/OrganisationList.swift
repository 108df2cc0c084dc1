import ArgumentParser
import Conferences
import PostgreSQL

/// `trao organisation list`
struct OrganisationList: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "list", "List organisations by name.",
    "Which has no code is named by @ and a number, in every command.",
    example: "trao organisation list --kind company --language ja")

  @Option(help: "In which language they are named and sorted.") var language: Conferences.Language = .en
  @Option(help: ArgumentHelp("Only this kind.", valueName: "kind")) var kind: OrganisationKind?
  @Option(help: ArgumentHelp("Only those of this country.", valueName: "alpha-2")) var country: String?
  @OptionGroup var limit: LimitOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let read = try await database.read { [language, kind, country, limit] in
      try OrganisationStore.list(by: language, kind: kind, country: country, limit: limit.asked, in: $0)
    }
    let all = limit.shown(read)
    try output.print(all.map(OrganisationRecord.init)) {
      OrganisationTable.text(all, language: language, width: $0)
    }
  }
}
