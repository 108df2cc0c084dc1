import Foundation
import PostgreSQL

/// A released letter or card of a guest, with what has become of it.
struct Letter: Hashable, Sendable {
  let document: Int
  let publicID: String
  /// The number as printed; nil where it has none, or none yet.
  let number: String?
  let attendee: String
  let email: String?
  let guestState: ParticipationState
  /// Whether the actor of the transaction had it written.
  let isOwn: Bool
  /// When the second person approved it; nil where nobody has.
  let approvedAt: Date?
  /// The day on it.
  let dated: CalendarDate
  /// Whether that day was still to come at the moment that was asked about.
  let isDatedLater: Bool
  /// Whether its number is still to be entered.
  let lacksNumber: Bool
  /// Whether it was sent, and did not come back.
  let isOnItsWay: Bool
  /// How often it came back.
  let returned: Int

  var isApproved: Bool { approvedAt != nil }

  /// What messages call it.
  var name: String { number ?? publicID }

  /// The letters of guests, as they are to be judged at a moment; nil for now.
  static func list(
    of selection: GuestSelection, at time: Date? = nil, in conference: Conference, _ database: Database
  ) throws -> [Letter] {
    let (delegation, attendee) = try selection.resolve(in: conference, database)
    return try database.query(Statements.lettersOfGuests, conference.id, delegation, attendee, time).map(
      Letter.init)
  }

  private init(_ row: Row) throws {
    document = try row.get("id")
    publicID = try row.get("public_id")
    number = try row.optional("symbol")
    attendee = try row.get("external_id")
    email = try row.optional("email")
    guestState = try row.get("guest_state")
    isOwn = try row.get("is_own")
    approvedAt = try row.optionalTime("approved_at")
    dated = try row.get("dated")
    isDatedLater = try row.get("is_dated_later")
    lacksNumber = try row.get("lacks_number")
    isOnItsWay = try row.get("is_on_its_way")
    returned = try row.get("returned")
  }
}
