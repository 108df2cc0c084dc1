import ArgumentParser
import Conferences
import PostgreSQL

/// `trao person title edit`
struct PersonTitleEdit: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "edit", "Correct an office that was entered wrongly.",
    """
    For a new office add it, and end the old one: papers print the title that is in force on their date. Papers that \
    are made already keep what they print. What is not given stays as it is.
    """,
    example: "trao person title edit yamada-takio ambassador --title-en 'Ambassador of Japan' --rank 40")

  @Argument(help: "The person's code, or @ and a number.") var person: String
  @Argument(help: "The office, as `trao person show` names it.") var office: String
  @Option(help: "Another code for the office.") var code: String?
  @Option(help: ArgumentHelp("Where it is held: code, or @ and a number.", valueName: "organisation"))
  var organisation: String?
  @OptionGroup var title: TitleOption
  @Option(help: "0 or more; low is high.") var rank: Int?
  @Flag(inversion: .prefixedNo, help: "Held in place of another, as Quyền Chủ tịch.") var acting: Bool?
  @Option(help: ArgumentHelp("The first day in office.", valueName: "date"), transform: Day.parse)
  var from: CalendarDate?
  @Option(help: ArgumentHelp("The last day in office.", valueName: "date"), transform: Day.parse)
  var to: CalendarDate?
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    var correction = PersonStore.NewOffice()
    (correction.code, correction.organisation, correction.title) = (code, organisation, try title.text())
    (correction.rank, correction.from, correction.to) = (rank, from, to)
    try await PersonChange(person: person, actor: actor, database: database, output: output).run {
      [office, correction, acting] in
      try PersonStore.edit(office, correction, isActing: acting, of: $0, in: $1)
    }
  }
}
