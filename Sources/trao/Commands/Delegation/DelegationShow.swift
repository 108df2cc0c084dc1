import ArgumentParser
import Conferences
import PostgreSQL
import Reports

/// `trao delegation show`
struct DelegationShow: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "show", "Show one delegation with its members, by precedence.", example: "trao delegation show JP-HKD")

  @Argument(help: "The delegation's code.") var code: String
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Record: Encodable {
    let delegation: DelegationRecord
    let members: [AttendeeRecord]
  }

  func run() async throws {
    let (delegation, members) = try await database.read { [code, wanted = conference.code] database in
      let found = try ConferenceStore.resolve(wanted, in: database)
      let delegation = try DelegationStore.find(code, of: found, in: database)
      return (delegation, try DelegationStore.members(of: delegation, in: found, database))
    }
    let record = Record(
      delegation: DelegationRecord(delegation), members: members.map(AttendeeRecord.init))
    try output.print(record) { width in
      var text =
        "\(delegation.code)  \(PlainText.escaped(delegation.name.best(for: .en) ?? "")), "
        + "\(delegation.country), \(delegation.side.rawValue), \(delegation.state.rawValue)\n"
      let leads = [("head", delegation.head), ("deputy", delegation.deputy), ("liaison", delegation.liaison)]
      text += leads.map { "\($0): \($1 ?? "-")" }.joined(separator: "   ") + "\n\n"
      guard !members.isEmpty else { return text + "It has no members.\n" }
      var table = TextTable([.code("id"), .text("name"), .prose("title"), .number("rank"), .code("state")])
      for member in members {
        table.add([
          member.externalID, member.name, member.title.best(for: .en) ?? "",
          member.rank.map(String.init) ?? "-",
          member.state.rawValue,
        ])
      }
      return text + table.text(width: width)
    }
  }
}
