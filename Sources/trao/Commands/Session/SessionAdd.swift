import ArgumentParser
import Conferences
import Foundation
import PostgreSQL

/// `trao session add`
struct SessionAdd: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "add", "Add a session.",
    """
    Its room and its people (chair, moderators, speakers, interpreters) must be free at the time. A session inside \
    another shares room and people with it.
    """,
    example: """
      trao session add S4 --name-en 'Marine economy' \
      --begins 2023-11-17T16:15:00+07:00 --minutes 60 --room HALL-2 --chair bui-van-khang
      """)

  @Argument(help: "The session's code.") var code: String
  @OptionGroup var options: SessionOptions
  @OptionGroup var rehearsal: RehearsalOption
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard options.begins != nil, options.ends != nil || options.minutes != nil else {
      throw ValidationError("say when it is: --begins, and --ends or --minutes")
    }
  }

  func run() async throws {
    let actor = try actor.actor()
    let begins = options.begins ?? .distantPast
    let details = try options.changed(
      SessionDetails(kind: .plenary, name: LocalisedText(), startsAt: begins, endsAt: begins))
    let (zone, session) = try await database.withPool { pool in
      try await pool.change(as: actor, isRehearsal: rehearsal.isDryRun) {
        [code, wanted = conference.code] database in
        let found = try ConferenceStore.resolve(wanted, in: database)
        return (found.timeZone, try SessionStore.add(code, details, of: found, in: database))
      }
    }
    try output.print(SessionRecord(session, in: zone), rehearsal) { _ in
      "Added \(SessionRecord.sentence(session, in: zone)).\(rehearsal.remark)\n"
    }
  }
}
