import ArgumentParser
import Conferences
import PostgreSQL
import Reports

/// `trao register add`
struct RegisterAdd: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "add", "Enter a paper that was not made by Trao: it takes the next number of its series.",
    """
    One series covers everything that the body sends. The same --key again takes no second number. Numbers and days run \
    together: a day before the last one in the register is entered, with a warning.
    """,
    example:
      "trao register add --series CV --dated 2023-10-26 --type 'Công văn' --subject 'Về việc đón đoàn Nhật Bản'"
  )

  @Option(help: "The series, such as GM.") var series: String
  @Option(help: ArgumentHelp("The day on the paper, as 2023-10-25.", valueName: "date"), transform: Day.parse)
  var dated: CalendarDate
  @Option(help: "What it is called: Công văn.") var type: String
  @Option(help: "What it is about.") var subject: String
  @Option(help: "Who signs it.") var signer: String?
  @Option(help: "To whom it goes.") var recipients: String?
  @Option(help: "The unit that keeps the copy.") var keeper = "VT"
  @Option(help: "How many copies, 1 to 10000.") var copies = 1
  @Option(help: ArgumentHelp("The day it was sent.", valueName: "date"), transform: Day.parse)
  var sentOn: CalendarDate?
  @Option(help: "What there is to say about it.") var note: String?
  @Option(help: "Names this record: given twice it has one number.") var key: String?
  @OptionGroup var body: BodyOption
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Record: Encodable {
    let symbol: String
    let dated: CalendarDate
    /// False where it had been entered before.
    let isNew: Bool
    /// The latest day in the register, where this paper's is earlier.
    let laterDay: CalendarDate?
  }

  func validate() throws {
    guard 1...10_000 ~= copies else { throw ValidationError("--copies must be between 1 and 10000") }
  }

  func run() async throws {
    let actor = try actor.actor()
    let entry = RegisterEntries.Entry(
      series: series, dated: dated, type: type, subject: subject, signer: signer, recipients: recipients,
      keeper: keeper, copies: copies, sentOn: sentOn, note: note)
    let (symbol, isNew, laterDay) = try await database.withPool { pool in
      try await pool.change(as: actor, repeatable: key != nil) {
        [body = body.body, key, code = conference.code] database in
        let body = try RegisterBody.resolve(body, conference: code, in: database)
        return try RegisterEntries.add(entry, of: body, key: key, in: database)
      }
    }
    if let laterDay {
      Output.note(
        "warning: \(PlainText.escaped(symbol)) is dated before the last paper of its register, of \(laterDay.iso)"
      )
    }
    try output.print(Record(symbol: symbol, dated: dated, isNew: isNew, laterDay: laterDay)) { _ in
      "\(PlainText.escaped(symbol)), dated \(dated.iso)" + (isNew ? "\n" : " (entered before)\n")
    }
  }
}
