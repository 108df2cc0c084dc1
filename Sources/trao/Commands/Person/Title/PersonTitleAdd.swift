import ArgumentParser
import Conferences
import PostgreSQL

/// `trao person title add`
struct PersonTitleAdd: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "add", "Enter an office that a person holds or held.",
    """
    Papers print the title that is in force on their own date: the office in which the guest attends, else the highest. \
    Days are the first and the last in office; what is left out is open.
    """,
    example: """
      trao person title add sato-hana --code attache --organisation embassy-of-japan --from 2023-05-01 \\
        --title-en 'Economic Attaché' --title-ja 経済担当書記官 --rank 90
      """)

  @Argument(help: "The person's code, or @ and a number.") var person: String
  @Option(help: "Names the office among those of this person.") var code: String?
  @Option(help: ArgumentHelp("Where it is held: code, or @ and a number.", valueName: "organisation"))
  var organisation: String?
  @OptionGroup var title: TitleOption
  @Option(help: "0 or more; low is high.") var rank: Int?
  @Flag(help: "Held in place of another, as Quyền Chủ tịch.") var acting = false
  @Option(help: ArgumentHelp("The first day in office.", valueName: "date"), transform: Day.parse)
  var from: CalendarDate?
  @Option(help: ArgumentHelp("The last day in office.", valueName: "date"), transform: Day.parse)
  var to: CalendarDate?
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    var office = PersonStore.NewOffice()
    (office.code, office.organisation, office.title) = (code, organisation, try title.text())
    (office.rank, office.isActing, office.from, office.to) = (rank, acting, from, to)
    try await PersonChange(person: person, actor: actor, database: database, output: output).run {
      [office] in
      try PersonStore.add(office, of: $0, in: $1)
    }
  }
}
