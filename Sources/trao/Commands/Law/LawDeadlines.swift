import ArgumentParser
import Conferences
import PostgreSQL
import Reports

/// `trao law deadlines`
struct LawDeadlines: AsyncParsableCommand {
  static let configuration = CommandConfiguration.verb(
    "deadlines", "Say by which days a conference must have done what.",
    """
    By the law of its first day. Working days leave out Saturdays, Sundays and the holidays of the body's country; where \
    a day is none, the working day on which it is done is said. A ? stands at what nobody verified: trao law show CODE says on what it rests.
    """,
    example: "trao law deadlines --conference qn-jp-2023")

  @OptionGroup var conference: ConferenceOption
  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let deadlines = try await database.read { [code = conference.code] database in
      try LawStore.deadlines(of: try ConferenceStore.resolve(code, in: database), in: database)
    }
    try output.print(deadlines.map { DeadlineRecord($0) }) { width in
      guard !deadlines.isEmpty else { return "No deadline is known.\n" }
      return DeadlineRecord.table(deadlines).text(width: width) + DeadlineRecord.legend(deadlines)
    }
  }
}

/// A deadline of a conference as `--json` prints it.
struct DeadlineRecord: Encodable {
  let code: String
  let name: TextRecord?
  let dueOn: CalendarDate
  /// Where offices are closed on that day: the working day on which it is done.
  let workingDay: CalendarDate?
  let days: Int
  let counted: String
  let direction: String
  let anchor: String
  let anchorOn: CalendarDate
  let isPast: Bool
  let source: String
  let isVerified: Bool
  let remark: String?

  init(_ deadline: ConferenceDeadline) {
    code = deadline.code
    name = TextRecord(deadline.name)
    dueOn = deadline.dueOn
    workingDay = deadline.workingDay
    days = deadline.days
    counted = deadline.counted.rawValue
    direction = deadline.direction.rawValue
    anchor = deadline.anchor.rawValue
    anchorOn = deadline.anchorOn
    isPast = deadline.isPast
    source = deadline.source
    isVerified = deadline.isVerified
    remark = deadline.remark
  }

  /// What the mark of a rule says, where a rule has it.
  static func legend(_ deadlines: [ConferenceDeadline]) -> String {
    deadlines.allSatisfy(\.isVerified) ? "" : "\n?  nobody has verified this rule\n"
  }

  static func table(_ deadlines: [ConferenceDeadline]) -> TextTable {
    var table = TextTable([.code("by"), .code("rule"), .prose("what")])
    for deadline in deadlines {
      table.add([
        deadline.dueOn.iso + (deadline.isVerified ? "" : " ?"),
        LawRecord.rule(deadline.days, deadline.counted, deadline.direction, deadline.anchor),
        (deadline.workingDay.map { "(closed: on \($0.iso)) " } ?? "")
          + (deadline.name.best(for: .en) ?? deadline.code),
      ])
    }
    return table
  }
}
