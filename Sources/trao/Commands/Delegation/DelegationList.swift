import ArgumentParser
import Conferences
import PostgreSQL
import Reports

/// `trao delegation list`
struct DelegationList: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "list", "List the delegations in their order.",
    "Members are those who take part: who declined, withdrew or sent somebody else is not counted.",
    example: "trao delegation list")

  @OptionGroup var conference: ConferenceOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let (found, delegations) = try await database.read { [code = conference.code] database in
      let found = try ConferenceStore.resolve(code, in: database)
      return (found, try DelegationStore.list(of: found, in: database))
    }
    try output.print(delegations.map(DelegationRecord.init)) { width in
      guard !delegations.isEmpty else { return "\(found.code) has no delegations.\n" }
      return DelegationTable.text(delegations, width: width)
    }
  }
}
