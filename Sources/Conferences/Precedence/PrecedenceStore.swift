public import PostgreSQL

/// The one order of precedence of a conference: guest lists, seats, place cards, the script and reports all take it
/// from here.
public enum PrecedenceStore {
  /// Everybody who counts for protocol, in order. Who withdrew, declined or sent a substitute, or is only
  /// proposed, has no place.
  ///
  /// - Parameters:
  ///   - conference: Whose guests.
  ///   - day: The day whose offices and ranks count; nil for the first day of the conference.
  ///   - database: In any transaction.
  /// - Returns: The places, from the first.
  /// - Throws: `DatabaseError`.
  public static func order(
    of conference: Conference, on day: CalendarDate? = nil, in database: Database
  ) throws -> [Precedence] {
    var last: Precedence.Standing?
    return try database.query(Statements.precedenceList, conference.id, day ?? conference.startsOn).map {
      row in
      var place = try Precedence(row)
      guard place.basis != .locked else { return place }
      place.before = last
      last = place.standing
      return place
    }
  }

  /// The places alone, by the ids of the participations, on the first day of the conference.
  static func places(of conference: Conference, in database: Database) throws -> [Int: Int] {
    let rows = try database.query(Statements.precedencePlaces, conference.id, conference.startsOn)
    return Dictionary(try rows.map { try $0.decode(Int.self, Int.self) }, uniquingKeysWith: { $1 })
  }

  /// Gives a guest a place by hand. The same place with the same reason again changes nothing, and keeps its author.
  /// Call it inside `pool.change(as:)`.
  ///
  /// - Parameters:
  ///   - externalID: Of the guest.
  ///   - place: From 1.
  ///   - reason: Why; it is printed wherever the place is explained.
  ///   - conference: Whose guest.
  ///   - database: In a transaction with an actor.
  /// - Returns: The guest's place.
  /// - Throws: ``ConferenceError`` where there is no such guest, the guest counts no more, somebody else has that
  ///   place by hand, or there is no reason.
  @discardableResult
  public static func lock(
    _ externalID: String, at place: Int, reason: String, of conference: Conference, in database: Database
  ) throws -> Precedence {
    guard 1...1_000_000 ~= place else {
      throw ConferenceError(.invalid, "there is no place \(place)", remedy: "places are numbered from 1")
    }
    guard let reason = try Line.given(reason, as: "the reason") else {
      throw ConferenceError(
        .invalid, "a place given by hand needs a reason", remedy: "say why: --reason TEXT")
    }
    let guest = try AttendeeStore.find(externalID, of: conference, in: database)
    try refuseAbsent(guest)
    if let holder = try database.query(Statements.holderOfPrecedence, conference.id, place).first {
      let id: String = try holder.get("external_id")
      if id != externalID {
        throw ConferenceError(
          .refused, "\(id) has the place \(place) by hand already",
          remedy: "free it first: trao precedence unlock \(id)")
      }
    }
    try database.query(Statements.lockPrecedence, conference.id, guest.participation, place, reason)
    return try self.place(of: guest, in: conference, database)
  }

  /// Takes a place by hand away: the rules decide again. Who has none stays as they are. Call it inside
  /// `pool.change(as:)`.
  ///
  /// - Returns: The guest's place by the rules; nil where the guest counts no more.
  /// - Throws: ``ConferenceError`` where there is no such guest.
  @discardableResult
  public static func unlock(
    _ externalID: String, of conference: Conference, in database: Database
  ) throws -> Precedence? {
    let guest = try AttendeeStore.find(externalID, of: conference, in: database)
    try database.query(Statements.unlockPrecedence, conference.id, guest.participation)
    return try order(of: conference, in: database).first { $0.participation == guest.participation }
  }

  private static func place(
    of guest: Attendee, in conference: Conference, _ database: Database
  ) throws -> Precedence {
    guard
      let place = try order(of: conference, in: database).first(where: {
        $0.participation == guest.participation
      })
    else {
      throw ConferenceError(
        .refused, "\(guest.externalID) has no place", remedy: "see trao attendee show \(guest.externalID)")
    }
    return place
  }

  private static func refuseAbsent(_ guest: Attendee) throws {
    guard guest.state != .proposed else {
      throw ConferenceError(
        .refused, "\(guest.externalID) is only proposed and has no place in precedence",
        remedy: "approve the guest first: trao attendee edit \(guest.externalID) --state approved")
    }
    guard guest.state.isTakingPart else {
      throw ConferenceError(
        .refused, "\(guest.externalID) is \(guest.state.rawValue) and has no place in precedence",
        remedy: "give the place to somebody who takes part")
    }
  }
}

extension ParticipationState {
  /// Whether somebody in this state counts for protocol.
  public var isTakingPart: Bool {
    switch self {
    case .withdrawn, .declined, .substituted: false
    case .proposed, .approved, .invited, .tentative, .accepted, .registered: true
    }
  }
}
