import ArgumentParser
import Conferences
import PostgreSQL
import Reports

/// `trao ceremony show`
struct CeremonyShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "show", "Show the order of the stage: who hands what to whom.", example: "trao ceremony show")

  @Argument(help: "The ceremony's code; needless when there is one.") var code: String?
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let (found, ceremony) = try await database.read { [code, wanted = conference.code] database in
      let found = try ConferenceStore.resolve(wanted, in: database)
      return (found, try CeremonyStore.find(code, of: found, in: database))
    }
    try output.print(CeremonyRecord(ceremony, in: found.timeZone)) { width in
      let title =
        "\(ceremony.code)  \(PlainText.escaped(ceremony.name.best(for: .en) ?? "")), "
        + "in session \(ceremony.session)\n\n"
      var table = TextTable([
        .number("no."), .prose("company"), .number("million"), .text("presenter"), .text("recipient"),
        .code("state"),
        .code("handed"),
      ])
      for grant in ceremony.grants {
        let time = grant.handedAt.map { String(ConferenceTime($0, in: found.timeZone).short.suffix(5)) }
        table.add([
          "\(grant.position)", grant.companyName.best(for: .en) ?? grant.code,
          grant.amount.map { "\(Amount($0).millions) \(grant.currency ?? "")" } ?? "-",
          names(grant.presenters),
          grant.proxy.map { "\($0) (proxy)" } ?? names(grant.recipients), grant.state.rawValue,
          time ?? "-",
        ])
      }
      return title + table.text(width: width)
    }
  }

  private func names(_ people: [GrantPerson]) -> String {
    people.isEmpty ? "-" : people.map(\.name).joined(separator: ", ")
  }
}
