import Conferences
import Foundation
import Reports

/// A session as `--json` prints it; its times by the clocks at the conference.
struct SessionRecord: Encodable {
  let code: String
  let kind: String
  let name: TextRecord?
  let room: TextRecord?
  let roomCode: String?
  let startsAt: ConferenceTime
  let endsAt: ConferenceTime
  let parent: String?
  let chair: String?
  let moderators, speakers, interpreters: [String]
  let interpretation: [String]
  let capacity: Int?
  let isCapacityOfRoom: Bool
  let state: String
  let openedAt: ConferenceTime?
  let closedAt: ConferenceTime?
  let calendarUid: String
  let calendarSequence: Int
  let present: Int
  let confirmed, waiting, tentative, declined: Int?

  init(_ session: Session, _ expectation: SessionExpectation? = nil, in zone: TimeZone) {
    code = session.code
    kind = session.kind.rawValue
    name = TextRecord(session.name)
    room = TextRecord(session.room)
    roomCode = session.roomCode
    startsAt = ConferenceTime(session.startsAt, in: zone)
    endsAt = ConferenceTime(session.endsAt, in: zone)
    parent = session.parent
    chair = session.chair
    (moderators, speakers, interpreters) = (session.moderators, session.speakers, session.interpreters)
    interpretation = session.interpretation.map(\.rawValue)
    capacity = session.capacity
    isCapacityOfRoom = session.isCapacityOfRoom
    state = session.state.rawValue
    openedAt = session.openedAt.map { ConferenceTime($0, in: zone) }
    closedAt = session.closedAt.map { ConferenceTime($0, in: zone) }
    calendarUid = session.calendar.uid
    calendarSequence = session.calendar.sequence
    present = session.presentCount
    confirmed = expectation?.confirmed
    waiting = expectation?.waiting
    tentative = expectation?.tentative
    declined = expectation?.declined
  }

  /// `S2, 2023-11-17 13:30 to 16:00 in HALL-2`; with the offsets where the clocks are changed in between.
  static func sentence(_ session: Session, in zone: TimeZone) -> String {
    let (begin, end) = (
      ConferenceTime(session.startsAt, in: zone), ConferenceTime(session.endsAt, in: zone)
    )
    let until = begin.short.prefix(10) == end.short.prefix(10) ? String(end.short.suffix(5)) : end.short
    let isChanged = begin.offset != end.offset
    return "\(session.code), \(begin.short)" + (isChanged ? " (\(begin.offset))" : "") + " to \(until)"
      + (isChanged ? " (\(end.offset))" : "") + (session.roomCode.map { " in \($0)" } ?? "")
  }
}
