import ArgumentParser
import Conferences
import PostgreSQL

/// `trao instrument edit`
struct InstrumentEdit: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "edit", "Change what is known of an instrument.", "What is not given stays as it is.",
    example: "trao instrument edit MOU-1 --issued-on 2023-11-17 --number 05/BBGN")

  @Argument(help: "Its code.") var code: String
  @OptionGroup var facts: InstrumentFactsOption
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var change: InstrumentChange

  func run() async throws {
    let facts = try facts.facts()
    try await change.make { [code, wanted = conference.code] database in
      try InstrumentStore.edit(
        code, facts, of: try ConferenceStore.resolve(wanted, in: database), in: database)
    }
  }
}
