public import PostgreSQL

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
