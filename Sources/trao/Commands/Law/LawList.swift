import ArgumentParser
import Conferences
import PostgreSQL
import Reports

/// `trao law list`
struct LawList: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "list", "List forms, deadlines and number formats with their dates.",
    """
    A paper follows what holds on its own date. A body's own rules come with law.yaml of a conference's folder and go \
    before those that come with Trao. What nobody could verify is marked with ?: trao law show says why.
    """,
    example: "trao law list --on 2023-11-17")

  @Option(help: ArgumentHelp("Only what holds on this day.", valueName: "date"), transform: Day.parse)
  var on: CalendarDate?
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let rules = try await database.read { [on] database in try LawRecord.all(on: on, in: database) }
    try output.print(rules) { width in
      guard !rules.isEmpty else { return "Nothing is known to hold\(on.map { " on \($0)" } ?? "").\n" }
      var table = TextTable(
        [.code("about")] + (on == nil ? [.code("from"), .code("to")] : []) + [.prose("rule")])
      for rule in rules {
        let mark = (rule.isVerified ? "" : " ?") + (rule.body.map { " [\($0)]" } ?? "")
        let dates = on == nil ? [rule.validFrom.iso, rule.validTo?.iso ?? ""] : []
        table.add([rule.about] + dates + [rule.text + mark])
      }
      let legend = rules.allSatisfy(\.isVerified) ? "" : "\n?  nobody has verified this rule\n"
      return table.text(width: width) + legend
    }
  }
}
