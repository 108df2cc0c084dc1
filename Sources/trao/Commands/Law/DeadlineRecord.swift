import Conferences
import PostgreSQL
import Reports

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
