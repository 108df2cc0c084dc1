import ArgumentParser
import Conferences
import Foundation
import PostgreSQL

/// `trao programme add`
struct ProgrammeAdd: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "add", "Add an item to the programme of a session, at its place in time.",
    "It lies within the session and beside its other items.",
    example: """
      trao programme add S2 --kind break --name-en 'Break' \
      --begins 2023-11-17T14:45:00+07:00 --minutes 15
      """)

  @Argument(help: "The session's code.") var session: String
  @OptionGroup var options: ProgrammeOptions
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard options.begins != nil, options.minutes != nil, options.kind != nil || options.ceremony != nil else {
      throw ValidationError("say what it is and when: --kind, --begins, --minutes")
    }
  }

  func run() async throws {
    let actor = try actor.actor()
    let details = try options.changed(
      ProgrammeItemDetails(
        kind: .speech, name: LocalisedText(), startsAt: options.begins ?? .distantPast,
        minutes: options.minutes ?? 0))
    let (found, item) = try await database.withPool { pool in
      try await pool.change(as: actor) { [session, wanted = conference.code] database in
        let found = try ConferenceStore.resolve(wanted, in: database)
        return (found, try ProgrammeStore.add(details, to: session, of: found, in: database))
      }
    }
    try output.print(ProgrammeRecord(item, in: found.timeZone, second: found.secondTimeZone)) { _ in
      "Added \(ProgrammeRecord.sentence(item, in: found.timeZone)).\n"
    }
  }
}
