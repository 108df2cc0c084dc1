import ArgumentParser
import Conferences
import PostgreSQL
import Reports

/// `trao attendee list`
struct AttendeeList: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "list", "List guests, in the order of a protocol or of a language.",
    "Names sort as their readers expect: by given name in Vietnamese, by kana in Japanese.",
    example: "trao attendee list --order precedence --delegation JP-HKD")

  @OptionGroup var conference: ConferenceOption
  @Option(help: "As they were entered, by precedence, or by their names in the alphabet of a language.")
  var order: AttendeeOrder = .entry
  @Option(help: ArgumentHelp("Only this delegation.", valueName: "code")) var delegation: String?
  @Option(help: "Only guests with this role.") var role: Role?
  @Option(help: "Only guests in this state.") var state: ParticipationState?
  @Option(help: ArgumentHelp("Only guests from this country.", valueName: "alpha-2")) var country: String?
  @Option(help: "Only guests with this text in a form of their name, however it is typed.") var text: String?
  @OptionGroup var limit: LimitOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    var filter = AttendeeFilter()
    filter.delegation = delegation
    filter.role = role
    filter.state = state
    filter.country = country
    filter.text = text
    let read = try await database.read { [code = conference.code, order, filter, limit] database in
      try AttendeeStore.list(
        of: ConferenceStore.resolve(code, in: database), order: order, filter: filter, limit: limit.asked,
        in: database)
    }
    let attendees = limit.shown(read)
    try output.print(attendees.map(AttendeeRecord.init)) { width in
      guard !attendees.isEmpty else { return "There are no such guests.\n" }
      // On a narrow terminal whole names are worth more than a second form of them.
      let isWide = width.map { $0 >= 110 } ?? true
      var table = TextTable(
        [.code("id"), .text("name")] + (isWide ? [.text("romanised")] : []) + [
          .code("delegation"), .code("lang"), .code("state"), .text("roles"),
        ])
      for attendee in attendees {
        table.add(
          [attendee.externalID, attendee.name] + (isWide ? [attendee.romanised ?? ""] : []) + [
            attendee.delegation ?? "-", attendee.language.rawValue, attendee.state.rawValue,
            attendee.roles.map(\.rawValue).joined(separator: ", "),
          ])
      }
      return table.text(width: width) + "\n\(Wording.count(attendees.count, "guest"))\n"
    }
  }
}
