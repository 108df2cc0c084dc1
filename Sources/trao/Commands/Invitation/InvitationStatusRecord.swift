import Conferences
import Foundation
import Reports

/// How far one guest's invitation has come, as `--json` prints it.
struct InvitationStatusRecord: Encodable {
  let attendee: String
  let delegation: String?
  let state: String
  let stage: String
  let letter: String?
  let madeAt: ConferenceTime?
  let approvedAt: ConferenceTime?
  let approvedBy: String?
  let sentAt: ConferenceTime?
  let channel: String?
  let address: String?
  let receivedAt: ConferenceTime?
  let returnedAt: ConferenceTime?
  let reminders: Int
  let remindedAt: ConferenceTime?
  let answer: String?
  let answeredAt: ConferenceTime?
  let substitute: String?
  let cameAt: ConferenceTime?

  init(_ status: InvitationStatus, in zone: TimeZone) {
    func time(_ date: Date?) -> ConferenceTime? { date.map { ConferenceTime($0, in: zone) } }
    attendee = status.attendee
    delegation = status.delegation
    state = status.state.rawValue
    stage = status.stage.rawValue
    letter = status.number
    madeAt = time(status.madeAt)
    approvedAt = time(status.approvedAt)
    approvedBy = status.approvedBy
    sentAt = time(status.sentAt)
    channel = status.channel?.rawValue
    address = status.address
    receivedAt = time(status.receivedAt)
    returnedAt = time(status.returnedAt)
    reminders = status.reminders
    remindedAt = time(status.remindedAt)
    answer = status.answer?.rawValue
    answeredAt = time(status.answeredAt)
    substitute = status.substitute
    cameAt = time(status.cameAt)
  }
}
