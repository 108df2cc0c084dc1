import Foundation
public import PostgreSQL
import StrictYAML

/// What withdrawing, replacing or bringing back a guest did.
public struct Departure: Hashable, Sendable {
  public let attendee: Attendee
  /// Who comes instead.
  public let substitute: Attendee?
  /// What counted on the guest; of one who is back, what is to be made again.
  public let followUps: [FollowUp]
  /// Whether anything changed; false where it was so already, or where the key is known.
  public let isNew: Bool
}

extension AttendeeStore {
  /// Records that a guest withdraws: their seats are free, they stand in no list, and what counted on them is named.
  /// Call it inside `pool.change(as:)`.
  ///
  /// - Parameters:
  ///   - externalID: Of the guest.
  ///   - reason: Why; kept with the record.
  ///   - key: Names this act; the same again does nothing. Nil makes one that no other has.
  ///   - conference: Whose guest.
  ///   - database: In a transaction with an actor.
  /// - Returns: The guest, and what counted on them.
  /// - Throws: ``ConferenceError`` where there is no such guest or no reason, the guest was present, leads a confirmed
  ///   delegation, or the key belongs to something else.
  @discardableResult
  public static func withdraw(
    _ externalID: String, reason: String, key: String? = nil, of conference: Conference, in database: Database
  ) throws -> Departure {
    let leaving = try Leaving(externalID, key, conference, database)
    guard let reason = try Line.given(reason, as: "the reason") else {
      throw ConferenceError(.invalid, "a withdrawal needs a reason", remedy: "say why: --reason TEXT")
    }
    if try leaving.isKnown(.withdrawn, substitute: nil, reason: reason) || leaving.state == .withdrawn {
      return try leaving.departure(isNew: false)
    }
    try leaving.refusePresent()
    let followUps = try leaving.followUps()
    if let head = followUps.first(where: { $0.kind == .head && $0.detail != "forming" }) {
      throw ConferenceError(
        .refused,
        "\(externalID) is the head of the delegation \(head.place), which is \(head.detail ?? "confirmed")",
        remedy:
          "name another first (trao delegation edit \(head.place) --head ID), or take the delegation back to "
          + "forming: trao delegation reopen \(head.place)")
    }
    try BrokenRule.explained {
      try leaving.leave(headPassesTo: nil)
      try database.query(
        Statements.setParticipationState, conference.id, leaving.guest.participation,
        ParticipationState.withdrawn.rawValue)
      try leaving.record(.withdrawn, reason: reason)
    }
    return try leaving.departure(followUps: followUps, isNew: true)
  }

  /// Brings a guest back who withdrew or had sent somebody else. Who was added to stand in withdraws; who took part
  /// anyway stays, in their own delegation again. Seats are to be arranged anew. Call it inside `pool.change(as:)`.
  ///
  /// A guest who had sent somebody else is as they were before; who had not answered then is tentative.
  ///
  /// - Parameters:
  ///   - externalID: Of the guest.
  ///   - reason: Why; may be missing.
  ///   - key: Names this act; the same again does nothing.
  ///   - conference: Whose guest.
  ///   - database: In a transaction with an actor.
  /// - Returns: The guest, and papers of theirs that were revoked meanwhile.
  /// - Throws: ``ConferenceError`` where the guest never left, the substitute was present or has sent somebody else in
  ///   turn, or the key belongs to something else.
  @discardableResult
  public static func restore(
    _ externalID: String, reason: String? = nil, key: String? = nil, of conference: Conference,
    in database: Database
  ) throws -> Departure {
    let leaving = try Leaving(externalID, key, conference, database)
    let reason = try Line.given(reason, as: "the reason")
    if try leaving.isKnown(.restored, substitute: nil, reason: reason) {
      return try leaving.departure(isNew: false)
    }
    guard leaving.state == .withdrawn || leaving.state == .substituted else {
      throw ConferenceError(
        .refused, "\(externalID) is \(leaving.state.rawValue): there is nothing to bring back",
        remedy: "see trao attendee show \(externalID)")
    }
    try BrokenRule.explained {
      if leaving.state == .substituted { try Substitution.undo(leaving) }
      try database.query(
        Statements.setParticipationState, conference.id, leaving.guest.participation,
        try leaving.stateBefore().rawValue)
      try leaving.record(.restored, reason: reason)
    }
    return try leaving.departure(
      followUps: FollowUp.revoked(of: leaving.guest.participation, in: conference, database), isNew: true)
  }
}

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
