import ArgumentParser
import Conferences
import PostgreSQL

/// `trao project edit`
struct ProjectEdit: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "edit", "Change what is known of a project.",
    """
    What a certificate in force says is changed by an amendment: trao project amend. With --correction the record \
    was wrong, not the certificate. What is not given stays as it is.
    """,
    example: "trao project edit 0000000004 --area 23000 --correction")

  @Argument(help: "Its ten-digit code.") var code: String
  @Flag(help: "The record was wrong, and not the certificate.") var correction = false
  @OptionGroup var facts: ProjectFactsOption
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var change: ProjectChange

  func run() async throws {
    let facts = try facts.facts()
    try await change.make { [code, correction, wanted = conference.code] database in
      try ProjectStore.edit(
        code, facts, isCorrection: correction, of: try ConferenceStore.resolve(wanted, in: database),
        in: database)
    }
  }
}
