import ArgumentParser
import Conferences
import Foundation
import PostgreSQL
import Reports

/// `trao attendance record`
struct AttendanceRecordCommand: AsyncParsableCommand {
  /// Which way somebody goes.
  enum Direction: String, ExpressibleByArgument, CaseIterable {
    case `in`, out

    var value: AttendanceDirection { self == .in ? .in : .out }
  }

  static let configuration = CommandConfiguration.verb(
    "record", "Record that a guest came to a session or left it.",
    """
    Everything is kept, and everybody counts once: the answer says whether it is by this arrival that the guest counts, \
    else when and where the one was recorded by which they do. The same --key twice is one event; without --key each \
    call is an event of its own. A session that is not open takes no arrivals; a closed one takes what happened while \
    it was open (--at).
    """,
    example: "trao attendance record G-003 --session S1 --device door-2")

  @Argument(help: ArgumentHelp("The guest's external id.", valueName: "external-id"))
  var attendee: String
  @Option(help: ArgumentHelp("Which session.", valueName: "code")) var session: String
  @Option(help: "Whether the guest comes or goes.") var direction: Direction = .in
  @Option(help: ArgumentHelp("When: \(Moment.help)", valueName: "time"), transform: Moment.parse)
  var at: Moment = .now
  @Option(help: "Names this record: given twice it counts once.") var key: String?
  @Option(help: ArgumentHelp("The door, desk or scanner.", valueName: "name")) var device: String?
  @Flag(help: "A badge was scanned, not typed.") var scanned = false
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let actor = try actor.actor()
    let (zone, receipt) = try await database.withPool { pool in
      try await pool.change(as: actor) {
        [attendee, session, direction, at, key, device, scanned, wanted = conference.code] database in
        let found = try ConferenceStore.resolve(wanted, in: database)
        return (
          found.timeZone,
          try AttendanceStore.record(
            attendee, session: session, direction: direction.value, at: at.date, key: key, device: device,
            method: scanned ? .code : .manual, of: found, in: database)
        )
      }
    }
    try output.print(AttendanceReceiptRecord(receipt, in: zone)) { _ in Self.text(receipt, in: zone) }
  }

  private static func text(_ receipt: AttendanceReceipt, in zone: TimeZone) -> String {
    let event = receipt.event
    let text =
      "\(event.attendee) \(event.direction) \(event.session) at \(ConferenceTime(event.at, in: zone).rfc3339)"
      + (receipt.isNew ? "\n" : " (recorded before)\n")
    guard let arrival = receipt.arrival else {
      return event.direction == .out ? text + "Nobody recorded that \(event.attendee) came.\n" : text
    }
    guard event.direction == .in, !receipt.isArrival else { return text }
    let device = arrival.device.map { " at \(PlainText.escaped($0))" } ?? ""
    return text
      + "Counts as present already: came at \(ConferenceTime(arrival.at, in: zone).rfc3339)\(device), "
      + "recorded at \(ConferenceTime(arrival.recordedAt, in: zone).rfc3339) by \(PlainText.escaped(arrival.recordedBy)).\n"
  }
}
