import ArgumentParser
import Conferences
import PostgreSQL
import Reports

/// `trao invitation receipt`
struct InvitationReceipt: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "receipt", "Record that a letter was received, or came back.",
    "It is about the last letter that was sent to the guest. One that came back can be sent again.",
    example: """
      trao invitation receipt jetro received --at 2023-10-27T15:00:00+07:00
      trao invitation receipt G-004 returned --note 'chuyển văn phòng'
      """)

  @Argument(help: ArgumentHelp("The guest's external id.", valueName: "external-id"))
  var attendee: String
  @Argument(help: "What became of it.") var outcome: DeliveryOutcome
  @Option(help: ArgumentHelp("When: \(Moment.help)", valueName: "time"), transform: Moment.parse)
  var at: Moment = .now
  @Option(help: "What there is to say about it.") var note: String?
  @Option(help: "Names this record: given twice it counts once.") var key: String?
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Record: Encodable {
    let delivery: DeliveryRecord
    let outcome: String
    /// False where it had been recorded before.
    let isNew: Bool
  }

  func run() async throws {
    let actor = try actor.actor()
    let (zone, delivery, isNew) = try await database.withPool { pool in
      try await pool.change(as: actor, repeatable: true) {
        [attendee, outcome, at, note, key, code = conference.code] database in
        let found = try ConferenceStore.resolve(code, in: database)
        let (delivery, isNew) = try Deliveries.record(
          outcome, of: attendee, at: at.date, note: note, key: key, in: found, database)
        return (found.timeZone, delivery, isNew)
      }
    }
    let record = Record(
      delivery: DeliveryRecord(delivery, in: zone), outcome: outcome.rawValue, isNew: isNew)
    try output.print(record) { _ in
      "\(PlainText.escaped(delivery.letter)) to \(delivery.attendee): \(outcome.rawValue)"
        + (isNew ? "\n" : " (recorded before)\n")
    }
  }
}
