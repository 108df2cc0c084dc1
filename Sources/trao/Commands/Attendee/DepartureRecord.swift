import Conferences
import Reports

/// What withdrawing, replacing or bringing back a guest did, as `--json` prints it.
struct DepartureRecord: Encodable {
  struct ToDo: Encodable {
    let kind: String
    let place: String
    let detail: String?
    let message: String
    let remedy: String
  }

  let attendee: AttendeeRecord
  let substitute: AttendeeRecord?
  let isNew: Bool
  let followUps: [ToDo]

  init(_ departure: Departure) {
    attendee = AttendeeRecord(departure.attendee)
    substitute = departure.substitute.map(AttendeeRecord.init)
    isNew = departure.isNew
    followUps = departure.followUps.map {
      ToDo(kind: $0.kind.rawValue, place: $0.place, detail: $0.detail, message: $0.sentence, remedy: $0.remedy)
    }
  }

  /// A sentence on what happened, and a line for each thing that is left to do.
  static func text(_ sentence: String, _ departure: Departure) -> String {
    let head = departure.isNew ? "\(sentence).\n" : "\(sentence) already; nothing was changed.\n"
    guard !departure.followUps.isEmpty else { return head }
    return head + "\nLeft to do:\n"
      + departure.followUps.map { "  \(PlainText.escaped($0.sentence)): \($0.remedy)\n" }.joined()
  }
}
