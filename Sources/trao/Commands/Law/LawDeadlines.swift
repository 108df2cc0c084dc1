import ArgumentParser
import Conferences
import PostgreSQL
import Reports

/// `trao law deadlines`
struct LawDeadlines: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "deadlines", "Say by which days a conference must have done what.",
    """
    By the law of its first day. Working days leave out Saturdays, Sundays and the holidays of the body's country; where \
    a day is none, the working day on which it is done is said. A ? stands at what nobody verified: trao law show CODE says on what it rests.
    """,
    example: "trao law deadlines --conference qn-jp-2023")

  @OptionGroup var conference: ConferenceOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let deadlines = try await database.read { [code = conference.code] database in
      try LawStore.deadlines(of: try ConferenceStore.resolve(code, in: database), in: database)
    }
    try output.print(deadlines.map { DeadlineRecord($0) }) { width in
      guard !deadlines.isEmpty else { return "No deadline is known.\n" }
      return DeadlineRecord.table(deadlines).text(width: width) + DeadlineRecord.legend(deadlines)
    }
  }
}
