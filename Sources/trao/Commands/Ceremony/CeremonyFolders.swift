import ArgumentParser
import Conferences
import PostgreSQL
import Reports

/// `trao ceremony folders`
struct CeremonyFolders: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "folders", "List the folders in the order in which they are handed up: contents, presenter, recipient.",
    example: "trao ceremony folders GRANTS")

  @Argument(help: "The ceremony's code; needless when there is one.") var code: String?
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Record: Encodable {
    let folder: Int
    let kind: String
    let code: String
    let amendment: Int
    let name: TextRecord?
    let company: TextRecord?
    let presenters: [String]
    let recipients: [String]
    let state: String
  }

  func run() async throws {
    let ceremony = try await database.read { [code, wanted = conference.code] database in
      try CeremonyStore.find(code, of: try ConferenceStore.resolve(wanted, in: database), in: database)
    }
    let grants = ceremony.grants.filter { $0.state != .withdrawn }
    let records = grants.map { grant in
      Record(
        folder: grant.position, kind: grant.kind, code: grant.code, amendment: grant.amendment,
        name: TextRecord(grant.projectName), company: TextRecord(grant.companyName),
        presenters: grant.presenters.map(\.name), recipients: grant.recipients.map(\.name),
        state: grant.state.rawValue)
    }
    try output.print(records) { width in
      guard !grants.isEmpty else { return "\(ceremony.code) has no folders.\n" }
      var table = TextTable([
        .number("folder"), .code("code"), .prose("contents"), .prose("presenter"), .prose("recipient"),
      ])
      for grant in grants {
        let amendment = grant.amendment > 0 ? " (amendment \(grant.amendment))" : ""
        table.add([
          "\(grant.position)", grant.code, (grant.projectName.best(for: .en) ?? "") + amendment,
          grant.presenters.map(\.name).joined(separator: ", "),
          grant.proxy ?? grant.recipients.map(\.name).joined(separator: ", "),
        ])
      }
      return table.text(width: width)
    }
  }
}
