import Conferences
import Foundation
import Reports

/// A session as `--json` prints it; its times by the clocks at the conference.
struct SessionRecord: Encodable {
  let code: String
  let kind: String
  let name: TextRecord?
  let room: TextRecord?
  let startsAt: ConferenceTime
  let endsAt: ConferenceTime
  let parent: String?
  let chair: String?
  let state: String
  let openedAt: ConferenceTime?
  let closedAt: ConferenceTime?
  let present: Int

  init(_ session: Session, in zone: TimeZone) {
    code = session.code
    kind = session.kind.rawValue
    name = TextRecord(session.name)
    room = TextRecord(session.room)
    startsAt = ConferenceTime(session.startsAt, in: zone)
    endsAt = ConferenceTime(session.endsAt, in: zone)
    parent = session.parent
    chair = session.chair
    state = session.state.rawValue
    openedAt = session.openedAt.map { ConferenceTime($0, in: zone) }
    closedAt = session.closedAt.map { ConferenceTime($0, in: zone) }
    present = session.presentCount
  }
}
