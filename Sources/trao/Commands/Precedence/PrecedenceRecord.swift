import Conferences
import Foundation
import PostgreSQL
import Reports

/// A place in precedence as `--json` prints it.
struct PrecedenceRecord: Encodable {
  struct Lock: Encodable {
    let position: Int
    let reason: String
    let by: String?
    let at: ConferenceTime?
  }

  let place: Int
  let externalId: String
  let name: String
  let title: TextRecord?
  let delegation: String?
  let country: String
  let rank: Int?
  let inOfficeSince: CalendarDate?
  let basis: String
  /// In every language that papers speak.
  let reason: [String: String]
  let locked: Lock?
  let replaces: String?

  init(_ place: Precedence, in zone: TimeZone) {
    self.place = place.place
    externalId = place.externalID
    name = place.name
    title = TextRecord(place.title)
    delegation = place.delegation
    country = place.country
    rank = place.rank
    inOfficeSince = place.inOfficeSince
    basis = place.basis.rawValue
    reason = Dictionary(
      uniqueKeysWithValues: Conferences.Language.allCases.map { ($0.rawValue, place.reason(in: $0, zone: zone)) })
    locked = place.locked.map {
      Lock(position: $0.position, reason: $0.reason, by: $0.by, at: $0.at.map { ConferenceTime($0, in: zone) })
    }
    replaces = place.replaces
  }
}
