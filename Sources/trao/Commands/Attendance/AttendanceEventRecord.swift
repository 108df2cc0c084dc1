import Conferences
import Foundation
import Reports

/// An attendance event as `--json` prints it; its times by the clocks at the conference.
struct AttendanceEventRecord: Encodable {
  let attendee: String
  let session: String
  let at: ConferenceTime
  let direction: String
  let method: String
  let key: String
  let recordedAt: ConferenceTime
  let recordedBy: String

  init(_ event: AttendanceEvent, in zone: TimeZone) {
    attendee = event.attendee
    session = event.session
    at = ConferenceTime(event.at, in: zone)
    direction = "\(event.direction)"
    method = "\(event.method)"
    key = event.key
    recordedAt = ConferenceTime(event.recordedAt, in: zone)
    recordedBy = event.recordedBy
  }
}
