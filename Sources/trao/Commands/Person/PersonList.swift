import ArgumentParser
import Conferences
import PostgreSQL

/// `trao person list`
struct PersonList: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "list", "List people, of all conferences or of one.",
    """
    Names sort as their readers expect: by given name in Vietnamese, by kana in Japanese, by the family name in Latin \
    letters in English. Who has no code is named by @ and a number, in every command.
    """,
    example: "trao person list --order vi --country VN")

  @Option(help: "As they were entered, or by their names in the alphabet of a language.") var order:
    PersonListOrder = .entry
  @Option(help: ArgumentHelp("Only people of this conference.", valueName: "code")) var conference: String?
  @Option(help: ArgumentHelp("Only people from this country.", valueName: "alpha-2")) var country: String?
  @OptionGroup var limit: LimitOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let read = try await database.read { [order, conference, country, limit] database in
      try PersonStore.list(
        order: order, of: try conference.map { try ConferenceStore.resolve($0, in: database) },
        country: country, limit: limit.asked, in: database)
    }
    let people = limit.shown(read)
    try output.print(people.map(PersonRecord.init)) { PersonTable.text(people, width: $0) }
  }
}
