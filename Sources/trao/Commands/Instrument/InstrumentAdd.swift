import ArgumentParser
import Conferences
import PostgreSQL

/// `trao instrument add`
struct InstrumentAdd: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "add",
    "Enter something else than a certificate that is handed over; the conference presents it from then on.",
    """
    Policy approvals and licences are an authority's acts: they are handed over on the day of their issue or later. \
    Memoranda, agreements and awards come to be on stage and need no day. Put it into the running order with \
    trao ceremony grant add --instrument.
    """,
    example: """
      trao instrument add MOU-1 --kind memorandum --name-vi 'Biên bản ghi nhớ hợp tác' --company mau-vn
      trao ceremony grant add --instrument MOU-1 --presenter nguyen-van-mau --recipient mihon-ichiro
      """)

  @Argument(help: "Its code, such as MOU-1.") var code: String
  @OptionGroup var facts: InstrumentFactsOption
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var change: InstrumentChange

  func run() async throws {
    let facts = try facts.facts()
    try await change.make { [code, wanted = conference.code] database in
      try InstrumentStore.add(
        code, facts, to: try ConferenceStore.resolve(wanted, in: database), in: database)
    }
  }
}
