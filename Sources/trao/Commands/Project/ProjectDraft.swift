import ArgumentParser
import Conferences
import PostgreSQL

/// `trao project draft`
struct ProjectDraft: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "draft", "Begin the first certificate of a project.",
    "The authority issues it; who hands it over on stage is a matter of the ceremony.",
    example: "trao project draft 0000000005 --authority ban-quan-ly-kkt --applied-on 2023-05-02")

  @Argument(help: "Its ten-digit code.") var code: String
  @Option(help: ArgumentHelp("The body that issues it.", valueName: "code")) var authority: String
  @Option(help: ArgumentHelp("Its form; default: by the law of the day.", valueName: "text")) var form:
    String?
  @Option(help: ArgumentHelp("The day of the application.", valueName: "date"), transform: Day.parse)
  var appliedOn: CalendarDate?
  @OptionGroup var change: ProjectChange

  func run() async throws {
    try await change.make { [code, authority, form, appliedOn] database in
      try CertificateStore.draft(code, authority: authority, form: form, appliedOn: appliedOn, in: database)
    }
  }
}
