import Conferences
import Foundation
import Reports

/// A guest's time in a session as `--json` prints it.
struct PresenceRecord: Encodable {
  let attendee: String
  let name: String
  let session: String
  let firstIn: ConferenceTime
  let lastOut: ConferenceTime?
  let insideSince: ConferenceTime?
  let isInside: Bool
  /// Whole seconds.
  let dwellSeconds: Int

  init(_ presence: Presence, in zone: TimeZone) {
    attendee = presence.attendee
    name = presence.name
    session = presence.session
    firstIn = ConferenceTime(presence.firstIn, in: zone)
    lastOut = presence.lastOut.map { ConferenceTime($0, in: zone) }
    insideSince = presence.insideSince.map { ConferenceTime($0, in: zone) }
    isInside = presence.isInside
    dwellSeconds = Int(presence.dwell)
  }

  /// `1:05`: hours and minutes.
  static func dwell(_ presence: Presence) -> String {
    let minutes = Int(presence.dwell) / 60
    return "\(minutes / 60):\(minutes % 60 < 10 ? "0" : "")\(minutes % 60)"
  }
}
