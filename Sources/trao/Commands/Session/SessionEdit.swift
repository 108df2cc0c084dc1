import ArgumentParser
import Conferences
import Foundation
import PostgreSQL

/// `trao session edit`
struct SessionEdit: AsyncParsableCommand {
  /// What can be taken out.
  enum Field: String, CaseIterable, ExpressibleByArgument {
    case parent, room, capacity, chair, moderators, speakers, interpreters, interpretation
  }

  static let configuration = CommandConfiguration.verb(
    "edit", "Change a session.",
    """
    What is not named stays. People given replace all of their part. To move a session with all that is inside it, use \
    trao session move.
    """,
    example: "trao session edit S2 --speaker suzuki-naomichi mihon-ichiro --interpretation vi ja")

  @Argument(help: "The session's code.") var code: String
  @OptionGroup var options: SessionOptions
  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Take out what is there; may be given again.", valueName: "field"))
  var without: [Field] = []
  @OptionGroup var rehearsal: RehearsalOption
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    let given: [(Field, Bool)] = [
      (.parent, options.parent != nil), (.room, options.room != nil), (.capacity, options.capacity != nil),
      (.chair, options.chair != nil), (.moderators, !options.moderator.isEmpty),
      (.speakers, !options.speaker.isEmpty), (.interpreters, !options.interpreter.isEmpty),
      (.interpretation, !options.interpretation.isEmpty),
    ]
    for (field, isGiven) in given where isGiven && without.contains(field) {
      throw ValidationError("give a new value, or --without \(field.rawValue), not both")
    }
  }

  func run() async throws {
    let actor = try actor.actor()
    let (zone, session) = try await database.withPool { pool in
      try await pool.change(as: actor, isRehearsal: rehearsal.isDryRun) {
        [code, options, without, wanted = conference.code] database in
        let found = try ConferenceStore.resolve(wanted, in: database)
        try ConferenceStore.hold(found, in: database)
        var details = try SessionStore.find(code, of: found, in: database).details
        Self.clear(without, in: &details)
        return (
          found.timeZone,
          try SessionStore.change(code, to: try options.changed(details), of: found, in: database)
        )
      }
    }
    try output.print(SessionRecord(session, in: zone), rehearsal) { _ in
      "Now \(SessionRecord.sentence(session, in: zone)).\(rehearsal.remark)\n"
    }
  }

  private static func clear(_ fields: [Field], in details: inout SessionDetails) {
    for field in fields {
      switch field {
      case .parent: details.parent = nil
      case .room: details.room = nil
      case .capacity: details.capacity = nil
      case .chair: details.chair = nil
      case .moderators: details.moderators = []
      case .speakers: details.speakers = []
      case .interpreters: details.interpreters = []
      case .interpretation: details.interpretation = []
      }
    }
  }
}
