import Conferences
import Foundation
import Reports

/// An answer as `--json` prints it; its times by the clocks at the conference.
struct AnswerRecord: Encodable {
  let attendee: String
  let session: String?
  let answer: String
  let substitute: String?
  let at: ConferenceTime
  let channel: String
  let note: String?
  let key: String
  let recordedAt: ConferenceTime
  let recordedBy: String
  /// False where it had been recorded before; nil where nothing is recorded now.
  let isNew: Bool?

  init(_ event: AnswerEvent, in zone: TimeZone, isNew: Bool? = nil) {
    self.isNew = isNew
    attendee = event.attendee
    session = event.session
    answer = event.answer.rawValue
    substitute = event.substitute
    at = ConferenceTime(event.at, in: zone)
    channel = event.channel.rawValue
    note = event.note
    key = event.key
    recordedAt = ConferenceTime(event.recordedAt, in: zone)
    recordedBy = event.recordedBy
  }
}
