import ArgumentParser
import Conferences
import PostgreSQL

/// `trao project add`
struct ProjectAdd: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "add", "Enter a project, which the conference presents from then on.",
    "The code is the one of its certificate, ten digits, for the life of the project.",
    example:
      "trao project add 0000000005 --name-vi 'Nhà máy Mẫu' --company castem-vietnam --sector manufacturing "
      + "--capital 12500000 --currency USD --investor JP")

  @Argument(help: "Its ten-digit code.") var code: String
  @OptionGroup var facts: ProjectFactsOption
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var change: ProjectChange

  func run() async throws {
    let facts = try facts.facts()
    try await change.make { [code, wanted = conference.code] database in
      try ProjectStore.add(code, facts, to: try ConferenceStore.resolve(wanted, in: database), in: database)
    }
  }
}
