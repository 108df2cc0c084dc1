import ArgumentParser
import Conferences
import Foundation
import PostgreSQL
import Reports

/// `trao session list`
struct SessionList: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "list", "List the sessions, with how many are present.", example: "trao session list")

  @OptionGroup var conference: ConferenceOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let (found, sessions) = try await database.read { [code = conference.code] database in
      let found = try ConferenceStore.resolve(code, in: database)
      return (found, try SessionStore.list(of: found, in: database))
    }
    try output.print(sessions.map { SessionRecord($0, in: found.timeZone) }) { width in
      guard !sessions.isEmpty else { return "\(found.code) has no sessions.\n" }
      var table = TextTable([
        .code("code"), .text("name"), .code("begins"), .code("ends"), .code("state"), .number("present"),
      ])
      for session in sessions {
        table.add([
          session.code, session.name.best(for: .en) ?? "",
          ConferenceTime(session.startsAt, in: found.timeZone).short,
          String(ConferenceTime(session.endsAt, in: found.timeZone).short.suffix(5)), session.state.rawValue,
          "\(session.presentCount)",
        ])
      }
      return table.text(width: width) + "\nTimes in \(found.timeZone.identifier).\n"
    }
  }
}
