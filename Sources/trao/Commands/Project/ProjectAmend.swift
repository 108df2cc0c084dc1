import ArgumentParser
import Conferences
import PostgreSQL

/// `trao project amend`
struct ProjectAmend: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "amend", "Record an amendment of a project's certificate.",
    """
    It keeps the code and the date of first issue and has the next number. From its day of issue it is in force, and \
    the former is superseded; a certificate that was handed over stays the one that was handed over. Without \
    --issued-on it is a draft, and trao project advance takes it on.
    """,
    example: "trao project amend 0000000001 --issued-on 2024-03-15 --capital 25000000")

  @Argument(help: "Its ten-digit code.") var code: String
  @Option(help: ArgumentHelp("The day of its issue.", valueName: "date"), transform: Day.parse)
  var issuedOn: CalendarDate?
  @Option(help: ArgumentHelp("Its form; default: by the law of the day.", valueName: "text")) var form:
    String?
  @Option(help: "Names this record: given twice it counts once.") var key: String?
  @OptionGroup var facts: ProjectFactsOption
  @OptionGroup var change: ProjectChange

  func validate() throws {
    guard facts.company == nil, facts.sector == nil, facts.investor.isEmpty else {
      throw ValidationError(
        "an amendment can say another name, address, land and capital; the rest is changed with the folder's files"
      )
    }
  }

  func run() async throws {
    let facts = try facts.facts()
    try await change.make { [code, issuedOn, form, key] database in
      try CertificateStore.amend(code, facts, issuedOn: issuedOn, form: form, key: key, in: database)
    }
  }
}
