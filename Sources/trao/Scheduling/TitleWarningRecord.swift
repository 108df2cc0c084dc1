import Conferences
import PostgreSQL
import Reports

/// A title that is out of date on a paper's day, as `--json` prints it and as people read it.
struct TitleWarningRecord: Encodable {
  let attendee: String
  let name: String
  let title: TextRecord?
  /// ended or not-begun.
  let reason: String
  /// The last, or the first, day in office.
  let endedOn, beginsOn: CalendarDate?
  /// What is printed instead; absent where no title is.
  let printed: TextRecord?
  let dated: CalendarDate
  let message: String

  init(_ warning: AppointmentWarning) {
    (attendee, name) = (warning.attendee, warning.name)
    title = TextRecord(warning.title)
    reason = warning.reason.rawValue
    endedOn = warning.reason == .ended ? warning.endedOn : nil
    beginsOn = warning.reason == .notBegun ? warning.beginsOn : nil
    printed = TextRecord(warning.instead)
    dated = warning.dated
    message = warning.text
  }

  /// One line each, after what the command did.
  static func text(of warnings: [AppointmentWarning], width: Int?) -> String {
    text(of: warnings.map(\.text), width: width)
  }

  static func text(of messages: [String], width: Int?) -> String {
    messages.map { PlainText.folded("Warning: \(PlainText.escaped($0))\n", to: width, indent: 2) }.joined()
  }
}
