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

    init(_ followUp: FollowUp) {
      kind = followUp.kind.rawValue
      (place, detail) = (followUp.place, followUp.detail)
      (message, remedy) = (followUp.sentence, followUp.remedy)
    }

    /// A line for each thing that is left to do, under a heading; nothing where there is none.
    static func text(_ toDo: [ToDo]) -> String {
      guard !toDo.isEmpty else { return "" }
      return "\nLeft to do:\n"
        + toDo.map { "  \(PlainText.escaped($0.message)): \(PlainText.escaped($0.remedy))\n" }.joined()
    }
  }

  let attendee: AttendeeRecord
  let substitute: AttendeeRecord?
  let isNew: Bool
  let followUps: [ToDo]

  init(_ departure: Departure) {
    attendee = AttendeeRecord(departure.attendee)
    substitute = departure.substitute.map(AttendeeRecord.init)
    isNew = departure.isNew
    followUps = departure.followUps.map(ToDo.init)
  }

  /// A sentence on what happened, and a line for each thing that is left to do.
  static func text(_ sentence: String, _ departure: Departure) -> String {
    let head = departure.isNew ? "\(sentence).\n" : "\(sentence) already; nothing was changed.\n"
    return head + ToDo.text(departure.followUps.map(ToDo.init))
  }
}
