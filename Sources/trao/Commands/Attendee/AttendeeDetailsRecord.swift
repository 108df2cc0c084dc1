import Conferences
import Foundation
import PostgreSQL
import Reports

/// Everything about one guest as `--json` prints it.
struct AttendeeDetailsRecord: Encodable {
  struct Name: Encodable {
    let kind: String
    let full: String
    let family, middle, given: String?
    let provenance: String
  }
  struct Office: Encodable {
    let title: TextRecord?
    let organisation: TextRecord?
    let rank: Int?
    let isActing: Bool
    let validFrom, validTo: CalendarDate?
  }
  struct Event: Encodable {
    let event: String
    let substitute: String?
    let reason: String?
    let recordedAt: ConferenceTime
    let recordedBy: String
  }
  struct Address: Encodable {
    let honorific: String
    let salutation: String?
  }

  let attendee: AttendeeRecord
  let names: [Name]
  let honorifics: [String: Address]
  let appointments: [Office]
  let attendance: [AttendanceEventRecord]
  let events: [Event]

  init(_ details: AttendeeDetails, in zone: TimeZone) {
    attendee = AttendeeRecord(details.attendee)
    names = details.names.map {
      Name(
        kind: $0.kind.rawValue, full: $0.full, family: $0.family, middle: $0.middle, given: $0.given,
        provenance: $0.provenance.rawValue)
    }
    honorifics = Dictionary(
      uniqueKeysWithValues: details.honorifics.map {
        ($0.rawValue, Address(honorific: $1.honorific, salutation: $1.salutation))
      })
    appointments = details.appointments.map {
      Office(
        title: TextRecord($0.title), organisation: TextRecord($0.organisation), rank: $0.rank,
        isActing: $0.isActing, validFrom: $0.validFrom, validTo: $0.validTo)
    }
    attendance = details.attendance.map { AttendanceEventRecord($0, in: zone) }
    events = details.events.map {
      Event(
        event: $0.kind.rawValue, substitute: $0.substitute, reason: $0.reason,
        recordedAt: ConferenceTime($0.recordedAt, in: zone), recordedBy: $0.recordedBy)
    }
  }
}
