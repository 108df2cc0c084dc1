import ArgumentParser
import Conferences
import PostgreSQL

/// `trao person add`
struct PersonAdd: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "add", "Enter a person.",
    """
    Names are stored as they are given: nothing splits, joins or changes the case of one. Japanese people need a \
    reading in kana. With --conference the person belongs to that conference's folder, also before anything refers to \
    them. Guests of a conference are entered with `trao attendee`.
    """,
    example: """
      trao person add --code sato-hana --country JP --language ja --name 佐藤花 \\
        --family-name 佐藤 --given-name 花 --kana 'さとう はな' --romanised 'SATO Hana'
      """)

  @Option(help: "The person's code; people without one are named by number.") var code: String?
  @Option(help: ArgumentHelp("Where the person is from.", valueName: "alpha-2")) var country: String
  @Option(help: "In which letters are written.") var language: Conferences.Language
  @Option(help: "The name as the person writes it.") var name: String
  @OptionGroup var parts: NamePartOptions
  @Option(help: "The reading in hiragana or katakana.") var kana: String?
  @Option(help: "The name in Latin letters.") var romanised: String?
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let actor = try actor.actor()
    let names =
      [
        NameForm(
          kind: .native, full: name, family: parts.familyName, middle: parts.middleName,
          given: parts.givenName)
      ] + (kana.map { [NameForm(kind: .kana, full: $0)] } ?? [])
      + (romanised.map { [NameForm(kind: .romanised, full: $0)] } ?? [])
    let person = try await database.withPool { pool in
      try await pool.change(as: actor) {
        [code, country, language, wanted = conference.code] database in
        try PersonStore.add(
          code: code, country: country, language: language, names: names,
          of: try wanted.map { try ConferenceStore.resolve($0, in: database) }, in: database)
      }
    }
    try output.print(PersonRecord(person)) { _ in "Person \(person.label) is entered.\n" }
  }
}
