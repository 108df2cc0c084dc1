import ArgumentParser
import Conferences
import PostgreSQL

/// `trao person name remove`
struct PersonNameRemove: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "remove", "Take a form of a name away.",
    "The native form stays, and so does the reading of Japanese people.",
    example: "trao person name remove takebe-tsutomu '다케베 쓰토무' --kind transcription")

  @Argument(help: "The person's code, or @ and a number.") var person: String
  @Argument(help: "The whole name, as it is written.") var name: String
  @Option(help: "What kind of form it is.") var kind: NameForm.Kind = .alias
  @Option(help: ArgumentHelp("Only the one in this language.", valueName: "tag")) var language: String?
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await PersonChange(person: person, actor: actor, database: database, output: output).run {
      [kind, name, language] in
      try PersonStore.remove(kind, name, language: language, of: $0, in: $1)
    }
  }
}
