import ArgumentParser
import Conferences
import PostgreSQL
import Reports

/// `trao register check`
struct RegisterCheck: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "check", "Check that every number that was taken is a paper, an entry or a void.",
    "Exits with 1 where a number is missing.", example: "trao register check --body UBND")

  @OptionGroup var body: BodyOption
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Record: Encodable {
    let year: Int
    let series: String
    let last: Int
    let voids: Int
    let missing: [Int]
  }

  func run() async throws {
    let registers = try await database.read { [body = body.body, code = conference.code] database in
      let body = try RegisterBody.resolve(body, conference: code, in: database)
      return try OutgoingRegister.summaries(of: body.id, in: database)
    }
    let records = registers.map {
      Record(year: $0.year, series: $0.series, last: $0.last, voids: $0.voids, missing: $0.gaps)
    }
    try output.print(records) { width in
      guard !records.isEmpty else { return "No number was taken yet.\n" }
      var table = TextTable([
        .code("year"), .code("series"), .number("numbers"), .number("void"), .text("missing"),
      ])
      for record in records {
        table.add([
          "\(record.year)", record.series, "\(record.last)", "\(record.voids)",
          record.missing.isEmpty ? "none" : record.missing.map(String.init).joined(separator: ", "),
        ])
      }
      return table.text(width: width)
    }
    if records.contains(where: { !$0.missing.isEmpty }) { throw Sysexit.no.code }
  }
}
