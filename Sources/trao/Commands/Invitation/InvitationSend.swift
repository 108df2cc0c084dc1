import ArgumentParser
import Conferences
import Foundation
import PostgreSQL
import Reports

/// `trao invitation send`
struct InvitationSend: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "send", "Record that approved letters and cards left the house.",
    """
    Trao sends nothing itself: it records who sent what, when, and to where. A letter that is not approved, was revoked, \
    has no number yet or is dated later is not sent. By mail the address is the guest's own unless --address gives another. Asking \
    twice records nothing twice; a letter that came back can be sent again.
    """,
    example: """
      trao invitation send --attendee jetro --channel hand --address 'Văn phòng JETRO Hà Nội'
      trao invitation send --all-approved --channel post --dry-run
      """)

  @OptionGroup var letters: LetterOption
  @Option(help: "How they are sent.") var channel: DeliveryChannel
  @Option(help: ArgumentHelp("To whom or where; for one guest.", valueName: "text")) var address: String?
  @Option(help: ArgumentHelp("When: \(Moment.help)", valueName: "time"), transform: Moment.parse)
  var at: Moment = .now
  @Option(help: "For one guest, names this record: given twice it counts once.") var key: String?
  @OptionGroup var rehearsal: RehearsalOption
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  private struct Record: Encodable {
    struct Held: Encodable {
      let letter, attendee, reason: String
    }

    let dryRun: Bool
    let sent: [DeliveryRecord]
    /// How many were sent before.
    let known: Int
    /// Letters that may not leave the house: not-approved, no-number, dated-later, does-not-come.
    let held: [Held]
    /// Letters that were approved only after the time of sending that was given.
    let approvedLater: [String]
  }

  func validate() throws {
    guard letters.attendee != nil || (address == nil && key == nil) else {
      throw ValidationError("--address and --key go with --attendee")
    }
  }

  func run() async throws {
    let actor = try actor.actor()
    let sending = Deliveries.Sending(channel, address: address, at: at.date, key: key)
    let (zone, report) = try await database.withPool { pool in
      try await pool.change(as: actor, isRehearsal: rehearsal.isDryRun, repeatable: true) {
        [selection = letters.selection, code = conference.code] database in
        let found = try ConferenceStore.resolve(code, in: database)
        return (found.timeZone, try Deliveries.send(selection, sending, in: found, database))
      }
    }
    let record = Record(
      dryRun: rehearsal.isDryRun, sent: report.sent.map { DeliveryRecord($0, in: zone) }, known: report.known,
      held: report.held.map {
        Record.Held(letter: $0.letter, attendee: $0.attendee, reason: $0.reason.rawValue)
      }, approvedLater: report.approvedLater)
    if let first = report.approvedLater.first {
      Output.note(
        "warning: \(Wording.count(report.approvedLater.count, "letter")) would have left the house before being "
          + "approved, the first \(PlainText.escaped(first))")
    }
    try output.print(record) { width in
      var text = "\(Wording.count(report.sent.count, "letter")) sent by \(channel.rawValue), "
      text += "\(report.known) sent before"
      for reason in [Deliveries.Held.Reason.unapproved, .unnumbered, .early, .unwanted] {
        let held = report.held.filter { $0.reason == reason }
        guard !held.isEmpty else { continue }
        let names = held.prefix(5).map(\.letter).joined(separator: ", ") + (held.count > 5 ? ", …" : "")
        text += "; \(held.count) held (\(reason.rawValue)): \(names)"
      }
      return PlainText.folded(
        PlainText.escaped(text) + (rehearsal.isDryRun ? " (dry run: nothing was written)" : "") + "\n",
        to: width, indent: 2)
    }
  }
}
