import Conferences
import PostgreSQL

/// A rule with its dates as `--json` prints it.
struct LawRecord: Encodable {
  /// `form`, `deadline` or `number`.
  let kind: String
  /// What it is about: the subject of a form, the code of a deadline, a series.
  let about: String
  /// What it says: the form's name, the days, the pattern.
  let text: String
  let body: String?
  let validFrom: CalendarDate
  let validTo: CalendarDate?
  let source: String
  let isVerified: Bool
  let remark: String?

  private init(_ kind: String, _ about: String, _ text: String, _ body: String?, _ validity: Validity) {
    (self.kind, self.about, self.text, self.body) = (kind, about, text, body)
    validFrom = validity.from
    validTo = validity.to
    source = validity.source
    isVerified = validity.isVerified
    remark = validity.remark
  }

  init(_ form: FormVersion) {
    self.init("form", form.subject.rawValue, form.code, form.body, form.validity)
  }

  init(_ term: Deadline) {
    self.init(
      "deadline", term.code, Self.rule(term.days, term.counted, term.direction, term.anchor), term.body,
      term.validity)
  }

  init(_ number: NumberPattern) {
    self.init("number", number.series, number.pattern, number.body, number.validity)
  }

  /// A deadline in words: `3 working days before the first day`.
  static func rule(
    _ days: Int, _ counted: DayCount, _ direction: DeadlineDirection, _ anchor: DeadlineAnchor
  ) -> String {
    let from =
      switch anchor {
      case .conferenceStart: "the first day"
      case .conferenceEnd: "the last day"
      case .replyBy: "the day of reply"
      case .documentSigned: "the signature"
      case .application: "the application"
      }
    return "\(Wording.count(days, counted == .working ? "working day" : "day")) \(direction.rawValue) \(from)"
  }

  /// Everything that holds on a day, or all there is.
  static func all(on day: CalendarDate?, in database: Database) throws -> [LawRecord] {
    try LawStore.forms(on: day, in: database).map { LawRecord($0) }
      + LawStore.deadlines(on: day, in: database).map { LawRecord($0) }
      + LawStore.numbers(on: day, in: database).map { LawRecord($0) }
  }
}
