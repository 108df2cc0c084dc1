import ArgumentParser
import Conferences
import Foundation
import PostgreSQL
import Reports

/// `trao session list`
struct SessionList: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "list",
    "List the sessions: when, where, who comes of so many places, who waits, who is there.",

    example: "trao session list")

  @OptionGroup var conference: ConferenceOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let (found, sessions, expected) = try await database.read { [code = conference.code] database in
      let found = try ConferenceStore.resolve(code, in: database)
      return (
        found, try SessionStore.list(of: found, in: database),
        try SessionStore.expectations(of: found, in: database)
      )
    }
    try output.print(sessions.map { SessionRecord($0, expected[$0.code], in: found.timeZone) }) { width in
      guard !sessions.isEmpty else { return "\(found.code) has no sessions.\n" }
      var table = TextTable([
        .code("code"), .prose("name"), .code("begins"), .code("ends"), .text("room"), .code("state"),
        .number("come"), .number("wait"), .number("present"),
      ])
      for session in sessions {
        let begins = ConferenceTime(session.startsAt, in: found.timeZone).short
        table.add([
          session.code, session.name.best(for: .en) ?? "", String(begins.dropFirst(5)),
          String(ConferenceTime(session.endsAt, in: found.timeZone).short.suffix(5)),
          session.roomCode ?? session.room.best(for: .en) ?? "", session.state.rawValue,
          "\(expected[session.code]?.confirmed ?? 0)" + (session.capacity.map { "/\($0)" } ?? ""),
          "\(expected[session.code]?.waiting ?? 0)", "\(session.presentCount)",
        ])
      }
      return table.text(width: width) + "\nTimes in \(found.timeZone.identifier).\n"
    }
  }
}
