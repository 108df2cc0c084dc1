import ArgumentParser
import Conferences
import Foundation
import PostgreSQL

/// `trao session move`
struct SessionMove: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "move", "Move a session to another time or room, with everything inside it.",
    """
    It keeps its duration. The sessions inside it and the items of its programme move along; calendars that follow it \
    (trao session export) show the new time. Two sessions exchange their rooms in one go: --exchange-room.
    """,
    example: """
      trao session move S4 --to 2023-11-17T16:30:00+07:00 --dry-run
      trao session move S4 --exchange-room S5
      """)

  @Argument(help: "The session's code.") var code: String
  @Option(
    help: ArgumentHelp("When it is to begin: RFC 3339 with offset.", valueName: "time"),
    transform: SessionOptions.time)
  var to: Date?
  @Option(
    help: ArgumentHelp("Into another room; what is inside it and shares its room too.", valueName: "code"))
  var room: String?
  @Option(help: ArgumentHelp("Exchange rooms with this session; both keep their times.", valueName: "code"))
  var exchangeRoom: String?
  @OptionGroup var rehearsal: RehearsalOption
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Record: Encodable {
    let dryRun: Bool
    let session: SessionRecord
    let inner: [String]
    /// With which rooms were exchanged.
    let exchanged: SessionRecord?
  }

  private struct Moved: Sendable {
    let zone: TimeZone
    let session: Session
    let inner: [String]
    let other: Session?
  }

  func validate() throws {
    guard (to == nil) != (exchangeRoom == nil) else {
      throw ValidationError("say when (--to), or with which session rooms are exchanged (--exchange-room)")
    }
    guard exchangeRoom == nil || room == nil else {
      throw ValidationError("--room and --exchange-room exclude each other")
    }
  }

  func run() async throws {
    let actor = try actor.actor()
    let moved = try await database.withPool { pool in
      try await pool.change(as: actor, isRehearsal: rehearsal.isDryRun) {
        [code, to, room, exchangeRoom, wanted = conference.code] database -> Moved in
        let found = try ConferenceStore.resolve(wanted, in: database)
        if let exchangeRoom {
          let both = try SessionStore.exchangeRooms(code, exchangeRoom, of: found, in: database)
          return Moved(zone: found.timeZone, session: both.session, inner: [], other: both.other)
        }
        guard let to else { throw ValidationError("say when: --to") }
        let moved = try SessionStore.move(code, to: to, room: room, of: found, in: database)
        return Moved(zone: found.timeZone, session: moved.session, inner: moved.inner, other: nil)
      }
    }
    let (zone, session, inner) = (moved.zone, moved.session, moved.inner)
    let record = Record(
      dryRun: rehearsal.isDryRun, session: SessionRecord(session, in: zone), inner: inner,
      exchanged: moved.other.map { SessionRecord($0, in: zone) })
    try output.print(record) { _ in
      if let other = moved.other {
        return "Moved \(SessionRecord.sentence(session, in: zone)), "
          + "and \(SessionRecord.sentence(other, in: zone)).\(rehearsal.remark)\n"
      }
      let along = inner.isEmpty ? "" : ", and inside it \(inner.joined(separator: ", "))"
      return "Moved \(SessionRecord.sentence(session, in: zone))\(along).\(rehearsal.remark)\n"
    }
  }
}
