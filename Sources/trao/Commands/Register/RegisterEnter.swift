import ArgumentParser
import Conferences
import Documents
import PostgreSQL
import Reports

/// `trao register enter`
struct RegisterEnter: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "enter", "Give papers that were signed by hand their numbers, in the order given.",
    """
    For papers that are made under numbering after-signature, with number and day left blank in print. Each gets the \
    next number of its series, which you write into the blank. It is entered at the latest on the working day after the \
    signature. This cannot be undone; on a terminal you are asked.
    """,
    example: "trao register enter K7QM2XHAQ4ZT5WCB3DRNFYJ6UE --dated 2023-10-25 --yes")

  @Argument(help: "The papers' identifiers, as printed with their codes.") var documents: [String]
  @Option(
    help: ArgumentHelp("The day written on them, as 2023-10-25.", valueName: "date"), transform: Day.parse)
  var dated: CalendarDate
  @OptionGroup var confirmation: ConfirmationOption
  @OptionGroup var rehearsal: RehearsalOption
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Record: Encodable {
    let id: String
    let number: String?
    let dated: CalendarDate
    let subject: String
    /// False where it had this number before.
    let isNew: Bool
    /// The last day for entering it, where that is over.
    let wasDueOn: CalendarDate?
    /// The latest day in the register, where this paper's is earlier.
    let laterDay: CalendarDate?
  }

  func run() async throws {
    let actor = try actor.actor()
    if !rehearsal.isDryRun {
      try confirmation.ask("Give \(Wording.count(documents.count, "paper")) the next numbers, for ever?")
    }
    let entered = try await database.withPool { pool in
      try await pool.change(as: actor, isRehearsal: rehearsal.isDryRun, repeatable: true) {
        [documents, dated, code = conference.code] database in
        try NumberEntry.enter(
          documents, dated: dated, conference: ConferenceStore.resolve(code, in: database).id, in: database)
      }
    }
    for paper in entered {
      let name = PlainText.escaped(paper.document.name)
      if let due = paper.wasDueOn {
        Output.note("warning: \(name) was to be entered by \(due.iso), the working day after its signature")
      }
      if let later = paper.laterDay {
        Output.note("warning: \(name) is dated before the last paper of its register, of \(later.iso)")
      }
    }
    let records = entered.map {
      Record(
        id: $0.document.publicID, number: $0.document.number, dated: $0.document.dated,
        subject: $0.document.subject, isNew: $0.isNew, wasDueOn: $0.wasDueOn, laterDay: $0.laterDay)
    }
    try output.print(records, rehearsal) { width in
      var table = TextTable([.code("number"), .code("dated"), .text("about"), .code("paper"), .code("new")])
      for record in records {
        table.add([
          record.number ?? "-", record.dated.iso, record.subject, record.id, record.isNew ? "yes" : "no",
        ])
      }
      return table.text(width: width)
        + (rehearsal.isDryRun ? "\nDry run: nothing was written.\n" : "")
    }
  }
}
