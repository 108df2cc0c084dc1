import ArgumentParser
import Conferences
import PostgreSQL

/// `trao person address remove`
struct PersonAddressRemove: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "remove", "Forget how a person is addressed in a language.",
    example: "trao person address remove yamada-takio --language en")

  @Argument(help: "The person's code, or @ and a number.") var person: String
  @Option(help: "The language of the papers.") var language: Conferences.Language
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await PersonChange(person: person, actor: actor, database: database, output: output).run {
      [language] in
      try PersonStore.removeHonorific(in: language, of: $0, $1)
    }
  }
}
