import ArgumentParser
import Conferences
import PostgreSQL
import Reports

/// `trao precedence list`
struct PrecedenceList: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "list", "List everybody in order of precedence, with the reason for each place.",
    """
    Places given by hand come first of all rules; then rank, the day of taking the office, the order of delegations \
    (who is in none stands behind, countries by their codes), the name in the delegation's alphabet, and the order of \
    entry. Substitutes stand at their own rank. Who withdrew, declined or sent somebody else, or is only proposed, has \
    no place.
    """,
    example: "trao precedence list --first 10")

  @OptionGroup var conference: ConferenceOption
  @Option(
    name: .customLong("on"),
    help: ArgumentHelp(
      "The day whose offices and ranks count; default: the conference's first.", valueName: "date"),
    transform: Day.parse)
  var day: CalendarDate?
  @Option(help: ArgumentHelp("Only the first so many places.", valueName: "count")) var first: Int?
  @Option(help: ArgumentHelp("Only this delegation; places stay those of the whole list.", valueName: "code"))
  var delegation: String?
  @Option(help: "The language of the reasons.") var language: Conferences.Language = .en
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard first.map({ $0 > 0 }) ?? true else { throw ValidationError("--first must be 1 or more") }
  }

  func run() async throws {
    let (zone, all) = try await database.read { [code = conference.code, day, delegation] database in
      let found = try ConferenceStore.resolve(code, in: database)
      if let delegation { _ = try DelegationStore.find(delegation, of: found, in: database) }
      return (found.timeZone, try PrecedenceStore.order(of: found, on: day, in: database))
    }
    let places = all.filter { delegation == nil || $0.delegation == delegation }.prefix(first ?? .max)
    try output.print(places.map { PrecedenceRecord($0, in: zone) }) { width in
      guard !places.isEmpty else { return "There are no such guests.\n" }
      var table = TextTable([
        .number("place"), .text("name"), .number("rank"), .code("delegation"), .prose("because"),
      ])
      for place in places {
        table.add([
          "\(place.place)", place.name, place.rank.map(String.init) ?? "-", place.delegation ?? "-",
          place.reason(in: language, zone: zone),
        ])
      }
      return table.text(width: width)
    }
  }
}
