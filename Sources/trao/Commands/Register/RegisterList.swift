import ArgumentParser
import Conferences
import PostgreSQL
import Reports
import Spreadsheets

/// `trao register list`
struct RegisterList: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "list", "Print the register of outgoing documents.",
    """
    Every number of the body, by year and series: papers of all its conferences, and those that were entered by hand. \
    --csv and --json have the ten columns of Decree 30/2020. What is void, superseded or revoked stays, with its reason.
    """,
    example: """
      trao register list --year 2023 --series GM
      trao register list --csv > so-van-ban-di.csv
      """)

  @OptionGroup var body: BodyOption
  @Option(help: "Only this year.") var year: Int?
  @Option(help: "Only this series, such as GM.") var series: String?
  @OptionGroup var limit: LimitOption
  @Flag(help: "Print CSV.") var csv = false
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Record: Encodable {
    let year: Int
    let series: String
    let number: Int
    let symbol: String
    let dated: CalendarDate
    let type, subject: String
    let signer, recipients, keeper: String?
    let copies: Int
    let sentOn: CalendarDate?
    let receipt, note: String?
    let state: String
    let madeBy: String
  }

  func validate() throws {
    guard !(csv && output.json) else { throw ValidationError("choose --csv or --json") }
  }

  func run() async throws {
    // CSV is for printing and for other programs: whole, unless it is said how much of it.
    let isWhole = csv && limit.limit == nil
    let read = try await database.read {
      [body = body.body, year, series, asked = isWhole ? nil : limit.asked, code = conference.code] database
      in
      let body = try RegisterBody.resolve(body, conference: code, in: database)
      return try OutgoingRegister.list(of: body.id, year: year, series: series, limit: asked, in: database)
    }
    let lines = isWhole ? read : limit.shown(read)
    if csv { return try Output.write(text(lines)) }
    let records = lines.map {
      Record(
        year: $0.year, series: $0.series, number: $0.number, symbol: $0.symbol, dated: $0.dated,
        type: $0.type, subject: $0.subject, signer: $0.signer, recipients: $0.recipients, keeper: $0.keeper,
        copies: $0.copies, sentOn: $0.sentOn, receipt: $0.receipt, note: $0.note, state: $0.state,
        madeBy: $0.madeBy)
    }
    try output.print(records) { width in
      guard !lines.isEmpty else { return "The register is empty.\n" }
      var table = TextTable([
        .code("number"), .code("dated"), .prose("type and subject"), .prose("recipients"), .code("sent"),
        .prose("note"),
      ])
      for line in lines {
        table.add([
          line.symbol, line.dated.iso, "\(line.type): \(line.subject)", line.recipients ?? "-",
          line.sentOn?.iso ?? "-", line.note ?? "",
        ])
      }
      return table.text(width: width) + "\n\(Wording.count(lines.count, "number"))\n"
    }
  }

  private func text(_ lines: [OutgoingRegister.Line]) -> String {
    var csv = CSVText(header: [
      "symbol", "dated", "type", "subject", "signer", "recipients", "keeper", "copies", "sent_on", "receipt",
      "note",
    ])
    func text(_ text: String?) -> CSVText.Field { text.map { .text($0) } ?? .empty }
    for line in lines {
      csv.append([
        .text(line.symbol), .value(line.dated.iso), .text(line.type), .text(line.subject), text(line.signer),
        text(line.recipients), text(line.keeper), .value("\(line.copies)"),
        line.sentOn.map { .value($0.iso) } ?? .empty, text(line.receipt), text(line.note),
      ])
    }
    return csv.text
  }
}
