import ArgumentParser
import Conferences
import PostgreSQL
import Reports

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

/// People in a table.
enum PersonTable {
  static func text(_ people: [Person], width: Int?) -> String {
    guard !people.isEmpty else { return "There are no such people.\n" }
    var table = TextTable([
      .code("person"), .text("name"), .text("romanised"), .code("from"), .text("title today"),
    ])
    for person in people {
      table.add([
        person.label, person.name, person.romanised ?? "", person.country,
        person.title.best(for: .en) ?? person.organisation.best(for: .en) ?? "-",
      ])
    }
    return table.text(width: width) + "\n\(Wording.count(people.count, "person", "people"))\n"
  }
}
