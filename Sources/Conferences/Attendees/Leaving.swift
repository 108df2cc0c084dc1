import Foundation
import PostgreSQL
import StrictYAML

/// A guest on the way out, held until the transaction ends.
struct Leaving {
  let guest: Attendee
  let state: ParticipationState
  let delegation: Int?
  let key: String
  let conference: Conference
  let database: Database

  init(_ externalID: String, _ key: String?, _ conference: Conference, _ database: Database) throws {
    guest = try AttendeeStore.find(externalID, of: conference, in: database)
    let held = try database.query(Statements.holdGuest, conference.id, guest.participation).one()
    state = try held.get("state")
    delegation = try held.optional("delegation_id")
    self.key = try Line.given(key, as: "the key") ?? UUID().uuidString.lowercased()
    (self.conference, self.database) = (conference, database)
  }

  /// Whether the key names just this act.
  ///
  /// - Throws: ``ConferenceError`` `.refused` where it names another.
  func isKnown(_ kind: ParticipationEvent.Kind, substitute: String?, reason: String?) throws -> Bool {
    guard let row = try database.query(Statements.participationEventByKey, conference.id, key).first else {
      return false
    }
    let same =
      try row.get("event", as: String.self) == kind.rawValue
      && row.get("external_id", as: String.self) == guest.externalID
      && row.optional("substitute", as: String.self) == substitute
      && row.optional("reason", as: String.self) == reason
    guard !same else { return true }
    let first = RFC3339.toSecond(try row.time("created_at"), in: conference.timeZone)
    throw ConferenceError(
      .refused, "the key \(Quotation.quoted(key)) was recorded for something else at \(first)",
      remedy: "give each change a key of its own")
  }

  /// - Throws: ``ConferenceError`` `.refused` where the guest was in a session.
  func refusePresent() throws {
    let present = try database.query(Statements.isPresentAnywhere, conference.id, guest.participation).first
    guard let row = present else { return }
    let session: String = try row.get(0)
    throw ConferenceError(
      .refused, "\(guest.externalID) was present in \(session)",
      remedy: "annul that first, if it is wrong: trao attendance list --session \(session)")
  }

  func followUps() throws -> [FollowUp] {
    try FollowUp.all(of: guest.participation, in: conference, database)
  }

  /// Frees the posts in delegations; seats are freed with the state.
  ///
  /// - Returns: The delegation that somebody else leads now.
  @discardableResult
  func leave(headPassesTo substitute: Int?) throws -> Int? {
    try database.query(Statements.leaveDeputyAndLiaison, conference.id, guest.participation)
    let led = try database.query(
      Statements.passLead, conference.id, guest.participation, substitute, Int?.none
    ).first
    return try led.map { try $0.get(0) }
  }

  func record(
    _ kind: ParticipationEvent.Kind,
    substitute: (id: Int, isNew: Bool, state: String?, delegation: Int?)? = nil,
    led: Int? = nil, reason: String?
  ) throws {
    try database.query(
      Statements.addParticipationEvent, conference.id, guest.participation, kind.rawValue, state.rawValue,
      substitute?.id, substitute?.isNew, substitute?.state, substitute?.delegation, led, reason, key)
  }

  /// What the guest was before leaving.
  func stateBefore() throws -> ParticipationState {
    let last = try database.query(Statements.lastDeparture, conference.id, guest.participation).first
    guard let last, try last.get("event", as: String.self) == state.rawValue else { return .tentative }
    let before: ParticipationState = try last.get("state_before")
    guard state == .substituted else { return before }
    switch before {
    // The question was answered since.
    case .proposed, .approved, .invited: return .tentative
    case .substituted, .withdrawn: return .tentative
    case .tentative, .declined, .accepted, .registered: return before
    }
  }

  func departure(
    substitute: String? = nil, followUps: [FollowUp] = [], isNew: Bool
  ) throws -> Departure {
    Departure(
      attendee: try AttendeeStore.find(guest.externalID, of: conference, in: database),
      substitute: try substitute.map { try AttendeeStore.find($0, of: conference, in: database) },
      followUps: followUps, isNew: isNew)
  }
}
