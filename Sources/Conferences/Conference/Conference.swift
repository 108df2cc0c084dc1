public import Foundation
public import PostgreSQL

/// A conference, as far as most work needs it.
public struct Conference: Hashable, Sendable {
  public let id: Int
  public let code: String
  public let name: LocalisedText
  public let theme: LocalisedText
  public let venue: LocalisedText
  /// Stands before the date on papers.
  public let place: LocalisedText
  public let startsOn: CalendarDate
  public let endsOn: CalendarDate
  /// All its local times and days are of this zone.
  public let timeZone: TimeZone
  /// The clocks of the guests' own country, for programmes in both times.
  public let secondTimeZone: TimeZone?
  /// The id of the body that signs and numbers its papers.
  public let issuingOrganisation: Int
  public let state: ConferenceState
  public let origin: Origin
}

extension Conference {
  init(_ row: Row) throws(DatabaseError) {
    let zone: String = try row.get("time_zone")
    self.init(
      id: try row.get("id"), code: try row.get("code"), name: try row.text("name"),
      theme: try row.text("theme"), venue: try row.text("venue"), place: try row.text("place"),
      startsOn: try row.get("starts_on"), endsOn: try row.get("ends_on"),
      // The database knows a few zones that Foundation lacks; those papers would show UTC.
      timeZone: TimeZone(identifier: zone) ?? .gmt,
      secondTimeZone: try row.optional("second_time_zone", as: String.self).flatMap(
        TimeZone.init(identifier:)),
      issuingOrganisation: try row.get("issuing_organisation_id"), state: try row.get("state"),
      origin: try row.origin)
  }
}

/// How much of everything a conference has.
public struct ConferenceCounts: Hashable, Sendable {
  public let organisers: Int
  public let delegations: Int
  public let participations: Int
  /// People taking part, and those of them that the articles name.
  public let people: Int
  public let namedPeople: Int
  public let sessions: Int
  public let projects: Int
  public let ceremonies: Int
  public let grants: Int
  public let grantsHandedOver: Int
  public let attendanceEvents: Int
  public let documents: Int
}
