public import PostgreSQL

// forming → confirmed → closed; a delegation that is taken back is forming again.
extension DelegationStore {
  /// Confirms a delegation that is forming: its head is named, is its member, and comes. A confirmed one stays as it
  /// is. Call it inside `pool.change(as:)`.
  ///
  /// - Throws: ``ConferenceError`` `.refused` where the head is missing or does not come, or the delegation is closed.
  @discardableResult
  public static func confirm(
    _ code: String, of conference: Conference, in database: Database
  ) throws -> Delegation {
    let delegation = try find(code, of: conference, in: database)
    switch delegation.state {
    case .confirmed: return delegation
    case .closed:
      throw ConferenceError(
        .refused, "the delegation \(code) is closed", remedy: "open it again: trao delegation reopen \(code)")
    case .forming: break
    }
    guard let head = delegation.head, let state = delegation.headState else {
      throw ConferenceError(
        .refused, "the delegation \(code) has no head",
        remedy: "name one of its members: trao delegation edit \(code) --head ID")
    }
    guard state.isTakingPart else {
      throw ConferenceError(
        .refused, "\(head), the head of \(code), is \(state.rawValue)",
        remedy: "name another: trao delegation edit \(code) --head ID")
    }
    return try move(code, to: .confirmed, of: conference, database)
  }

  /// Closes a confirmed delegation: its name, posts and order change no more; guests who withdraw or
  /// send somebody else leave it all the same. A closed one stays as it is. Call it inside
  /// `pool.change(as:)`.
  ///
  /// - Throws: ``ConferenceError`` `.refused` where it is not confirmed yet.
  @discardableResult
  public static func close(
    _ code: String, of conference: Conference, in database: Database
  ) throws -> Delegation {
    let delegation = try find(code, of: conference, in: database)
    guard delegation.state != .forming else {
      throw ConferenceError(
        .refused, "the delegation \(code) is still forming",
        remedy: "confirm it first: trao delegation confirm \(code)")
    }
    return try move(code, to: .closed, of: conference, database)
  }

  /// Takes a delegation back to forming, so that it may change. Call it inside `pool.change(as:)`.
  ///
  /// - Throws: ``ConferenceError`` `.noSuchRecord`.
  @discardableResult
  public static func reopen(
    _ code: String, of conference: Conference, in database: Database
  ) throws -> Delegation {
    _ = try find(code, of: conference, in: database)
    return try move(code, to: .forming, of: conference, database)
  }

  private static func move(
    _ code: String, to state: DelegationState, of conference: Conference, _ database: Database
  ) throws -> Delegation {
    try BrokenRule.explained {
      _ = try database.query(Statements.setDelegationState, conference.id, code, state.rawValue)
    }
    return try find(code, of: conference, in: database)
  }
}
