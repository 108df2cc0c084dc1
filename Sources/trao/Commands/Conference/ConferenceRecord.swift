import Conferences
import Foundation
import PostgreSQL

/// A conference as `--json` prints it.
struct ConferenceRecord: Encodable {
  let code: String
  let name: TextRecord?
  let theme: TextRecord?
  let venue: TextRecord?
  let startsOn: CalendarDate
  let endsOn: CalendarDate
  let timeZone: String
  let secondTimeZone: String?
  let state: String
  let provenance: String
  let isVerified: Bool

  init(_ conference: Conference) {
    code = conference.code
    name = TextRecord(conference.name)
    theme = TextRecord(conference.theme)
    venue = TextRecord(conference.venue)
    startsOn = conference.startsOn
    endsOn = conference.endsOn
    timeZone = conference.timeZone.identifier
    secondTimeZone = conference.secondTimeZone?.identifier
    state = conference.state.rawValue
    provenance = conference.origin.provenance.rawValue
    isVerified = conference.origin.isVerified
  }
}
