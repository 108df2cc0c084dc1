import ArgumentParser
import Conferences
import PostgreSQL

/// `trao person name add`
struct PersonNameAdd: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "add", "Add a form of a name, or correct the one there is of its kind.",
    """
    A person has one native, one kana and one romanised form: adding another takes the place of the first. Of \
    transcriptions, former names and aliases there may be any number. Language is a tag such as ko or zh-Hant, script a \
    code of ISO 15924 such as Latn; where they are left out, the kind and the letters say them.
    """,
    example: "trao person name add takebe-tsutomu '다케베 쓰토무' --kind transcription --language ko --script Kore")

  @Argument(help: "The person's code, or @ and a number.") var person: String
  @Argument(help: "The whole name, as it is written.") var name: String
  @Option(help: "What kind of form it is.") var kind: NameForm.Kind = .alias
  @OptionGroup var parts: NamePartOptions
  @Option(help: ArgumentHelp("Its language, BCP 47.", valueName: "tag")) var language: String?
  @Option(help: ArgumentHelp("Its script, ISO 15924.", valueName: "code")) var script: String?
  @Option(help: "Which part of the name comes first.") var order: NameForm.Order?
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let form = NameForm(
      kind: kind, full: name, family: parts.familyName, middle: parts.middleName, given: parts.givenName,
      language: language, script: script, order: order)
    try await PersonChange(person: person, actor: actor, database: database, output: output).run {
      try PersonStore.put(form, of: $0, in: $1)
    }
  }
}
