import ArgumentParser
import Conferences
import PostgreSQL
import Reports

/// `trao report grants`
struct ReportGrants: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "grants", "What was handed over on stage, with exact sums per currency.",
    "The table prints millions; csv and json give units as exact decimals.",
    example: "trao report grants --format json")

  @Option(help: "Language of names: vi, ja or en.") var language: Language = .en
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var report: ReportOptions
  @OptionGroup var database: DatabaseOptions

  func run() async throws {
    let answer = try await database.read { [language, wanted = conference.code] database in
      try GrantsReport(
        conference: ConferenceStore.resolve(wanted, in: database).code, language: language.rawValue,
        in: database)
    }
    try report.print(answer)
  }
}
