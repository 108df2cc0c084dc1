import ArgumentParser
import Conferences
import PostgreSQL
import Reports

/// `trao ceremony list`
struct CeremonyList: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "list", "List the ceremonies of a conference.", example: "trao ceremony list")

  @OptionGroup var conference: ConferenceOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let (found, ceremonies) = try await database.read { [code = conference.code] database in
      let found = try ConferenceStore.resolve(code, in: database)
      return (found, try CeremonyStore.list(of: found, in: database))
    }
    try output.print(ceremonies.map { CeremonyRecord($0, in: found.timeZone) }) { width in
      guard !ceremonies.isEmpty else { return "\(found.code) has no ceremonies.\n" }
      var table = TextTable([
        .code("code"), .text("name"), .code("session"), .number("grants"), .number("handed over"),
      ])
      for ceremony in ceremonies {
        table.add([
          ceremony.code, ceremony.name.best(for: .en) ?? "", ceremony.session, "\(ceremony.grants.count)",
          "\(ceremony.grants.count { $0.state.isHandedOver })",
        ])
      }
      return table.text(width: width)
    }
  }
}
