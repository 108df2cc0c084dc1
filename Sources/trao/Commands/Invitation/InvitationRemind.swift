import ArgumentParser
import Conferences
import Foundation
import PostgreSQL
import Reports
import Spreadsheets

/// `trao invitation remind`
struct InvitationRemind: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "remind", "List who has to be reminded, or record that guests were.",
    """
    --list: who was sent a letter, has not answered, and whose answer is due within --within days; not more often than \
    --most times, nor within --pause days of the last reminder. --all also lists the others, and why not. --csv is the \
    list to telephone from. Naming guests records that they were reminded; who has answered meanwhile is refused, \
    however old the list is, and then nobody's reminder is recorded.
    """,
    example: """
      trao invitation remind --list --csv > phone.csv
      trao invitation remind G-003 G-004 --channel phone --note 'sẽ trả lời thứ Hai'
      """)

  @Argument(help: "The guests who were reminded.") var attendees: [String] = []
  @Flag(help: "List who has to be reminded.") var list = false
  @Flag(help: "With --list: the others too, and why not.") var all = false
  @Flag(help: "With --list: as a CSV to telephone from.") var csv = false
  @Option(help: "How they are reminded.") var channel: AnswerChannel = .phone
  @Option(help: ArgumentHelp("When: \(Moment.help)", valueName: "time"), transform: Moment.parse)
  var at: Moment = .now
  @Option(help: "What was said.") var note: String?
  @Option(help: "For one guest, names this record: given twice it counts once.") var key: String?
  @Option(help: ArgumentHelp("How often at most.", valueName: "count")) var most = Reminders.Rules().most
  @Option(help: ArgumentHelp("Days between two reminders.", valueName: "days")) var pause =
    Reminders.Rules().pause
  @Option(help: ArgumentHelp("Days before the answer is due.", valueName: "days")) var within =
    Reminders.Rules().lead
  @OptionGroup var conference: ConferenceOption
  @OptionGroup var actor: ActorOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard list == attendees.isEmpty else {
      throw ValidationError("either --list, or the guests who were reminded")
    }
    guard list || (!all && !csv) else { throw ValidationError("--all and --csv go with --list") }
    guard !(csv && output.json) else { throw ValidationError("choose --csv or --json") }
    guard 1...1000 ~= most, 0...1000 ~= pause, 0...1000 ~= within else {
      throw ValidationError("--most is 1 to 1000; --pause and --within are 0 to 1000")
    }
  }

  func run() async throws {
    if list { try await printList() } else { try await record() }
  }

  private struct Record: Encodable {
    let attendee: String
    let channel: String
    let at: ConferenceTime
    let note: String?
    let key: String
    let recordedBy: String
    let isNew: Bool
  }

  private func record() async throws {
    let actor = try actor.actor()
    let (zone, reminders) = try await database.withPool { pool in
      try await pool.change(as: actor, repeatable: key != nil) {
        [attendees, channel, at, note, key, most, code = conference.code] database in
        let found = try ConferenceStore.resolve(code, in: database)
        let reminders = try Reminders.record(
          attendees, by: channel, at: at.date, note: note, key: key, most: most, of: found, in: database)
        return (found.timeZone, reminders)
      }
    }
    let records = reminders.map { reminder, isNew in
      Record(
        attendee: reminder.attendee, channel: reminder.channel.rawValue,
        at: ConferenceTime(reminder.at, in: zone), note: reminder.note, key: reminder.key,
        recordedBy: reminder.recordedBy, isNew: isNew)
    }
    try output.print(records) { _ in
      let known = records.count { !$0.isNew }
      return "\(Wording.count(records.count - known, "reminder")) recorded, by \(channel.rawValue)"
        + (known > 0 ? "; \(known) recorded before\n" : "\n")
    }
  }

  private struct Candidate: Encodable {
    let attendee: String
    let name: String
    let romanisedName: String?
    let organisation: String?
    let delegation: String?
    let language: String
    let phone: String?
    let email: String?
    let letter: String?
    let sentAt: ConferenceTime?
    let dueOn: CalendarDate
    let reminders: Int
    let remindedAt: ConferenceTime?
    let isDue: Bool
    /// Why the guest is not reminded.
    let whyNot: String?

    init(_ candidate: Reminders.Candidate, in zone: TimeZone) {
      attendee = candidate.attendee
      name = candidate.name
      romanisedName = candidate.romanised
      organisation = candidate.organisation
      delegation = candidate.delegation
      language = candidate.language.rawValue
      phone = candidate.phone
      email = candidate.email
      letter = candidate.number
      sentAt = candidate.sentAt.map { ConferenceTime($0, in: zone) }
      dueOn = candidate.dueOn
      reminders = candidate.reminders
      remindedAt = candidate.remindedAt.map { ConferenceTime($0, in: zone) }
      isDue = candidate.whyNot == nil
      whyNot = candidate.whyNot?.rawValue
    }
  }

  private func printList() async throws {
    let rules = Reminders.Rules(most: most, pause: pause, lead: within)
    let (zone, found) = try await database.read { [at, code = conference.code] database in
      let found = try ConferenceStore.resolve(code, in: database)
      return (found.timeZone, try Reminders.candidates(of: found, rules, at: at.date, in: database))
    }
    let listed = found.filter { all || $0.whyNot == nil }.map { Candidate($0, in: zone) }
    if csv { return try Output.write(text(listed)) }
    try output.print(listed) { width in
      guard !listed.isEmpty else { return "Nobody has to be reminded.\n" }
      var table = TextTable([
        .code("id"), .text("name"), .code("lang"), .code("phone"), .code("due"), .number("times"),
        .code(all ? "why not" : "last"),
      ])
      for guest in listed {
        let last = guest.remindedAt.map { String($0.short.prefix(10)) } ?? "-"
        table.add([
          guest.attendee, guest.name, guest.language, guest.phone ?? "-", guest.dueOn.iso,
          "\(guest.reminders)", all ? guest.whyNot ?? "-" : last,
        ])
      }
      let due = listed.filter(\.isDue).count
      return table.text(width: width) + "\n\(Wording.count(due, "guest")) to be reminded\n"
    }
  }

  private func text(_ guests: [Candidate]) -> String {
    var csv = CSVText(header: [
      "external_id", "name", "romanised_name", "organisation", "delegation", "language", "phone", "email",
      "letter", "sent_at", "due_on", "reminders", "reminded_at", "why_not",
    ])
    func text(_ text: String?) -> CSVText.Field { text.map { .text($0) } ?? .empty }
    for guest in guests {
      csv.append([
        .value(guest.attendee), .text(guest.name), text(guest.romanisedName), text(guest.organisation),
        text(guest.delegation), .value(guest.language), text(guest.phone), text(guest.email),
        text(guest.letter), text(guest.sentAt?.rfc3339), .value(guest.dueOn.iso),
        .value("\(guest.reminders)"),
        text(guest.remindedAt?.rfc3339), text(guest.whyNot),
      ])
    }
    return csv.text
  }
}
