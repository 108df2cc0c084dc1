import Conferences
import Foundation
import Reports

/// An attendance event as `--json` prints it; its times by the clocks at the conference.
struct AttendanceEventRecord: Encodable {
  let id: Int
  let attendee: String
  let session: String
  let at: ConferenceTime
  let direction: String
  let method: String
  let device: String?
  let key: String
  let annuls: String?
  let reason: String?
  let isAnnulled: Bool
  let recordedAt: ConferenceTime
  let recordedBy: String

  init(_ event: AttendanceEvent, in zone: TimeZone) {
    id = event.id
    attendee = event.attendee
    session = event.session
    at = ConferenceTime(event.at, in: zone)
    direction = "\(event.direction)"
    method = "\(event.method)"
    device = event.device
    key = event.key
    annuls = event.annuls
    reason = event.reason
    isAnnulled = event.isAnnulled
    recordedAt = ConferenceTime(event.recordedAt, in: zone)
    recordedBy = event.recordedBy
  }
}
