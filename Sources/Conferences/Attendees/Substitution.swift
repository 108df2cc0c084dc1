public import Foundation
public import PostgreSQL

/// Somebody comes instead of a guest.
public enum Substitution {
  /// Who stands in.
  public enum Substitute: Sendable {
    /// A guest there is, by external id.
    case guest(String)
    /// Somebody who is added for it.
    case new(NewAttendee)

    var externalID: String {
      switch self {
      case .guest(let id): id
      case .new(let new): new.externalID
      }
    }
  }

  /// How the answer came in which the guest named the substitute.
  public enum Channel: String, CaseIterable, Sendable {
    case phone, mail, post, hand
  }

  /// Which delegation the substitute is in from now on.
  public enum Membership: Sendable {
    /// That of the guest.
    case inherited
    /// Their own, if they have one.
    case own
    /// Another, by code.
    case other(String)
  }

  /// How, when and why.
  public struct Terms: Sendable {
    public var membership = Membership.inherited
    public var reason: String?
    public var channel = Channel.phone
    /// When it was said; nil for now.
    public var at: Date?
    /// Names this act; the same again does nothing. Nil makes one that no other has.
    public var key: String?

    public init() {}
  }

  /// Records that somebody comes instead of a guest, who is substituted from then on. The substitute has accepted, and
  /// keeps their own rank and title: a seat is not inherited, nor a place given by hand. Where the guest led a
  /// delegation and the substitute joins it, the substitute leads it. Call it inside `pool.change(as:)`.
  ///
  /// - Parameters:
  ///   - externalID: Of the guest who does not come.
  ///   - substitute: Who comes.
  ///   - terms: How, when and why.
  ///   - conference: Whose guests.
  ///   - database: In a transaction with an actor.
  /// - Returns: Both, and what counted on the guest.
  /// - Throws: ``ConferenceError`` where one of them is unknown, the guest was present or comes no more anyway, the
  ///   substitute stands in for somebody else already or does not come, or leads another delegation.
  @discardableResult
  public static func record(
    _ externalID: String, by substitute: Substitute, _ terms: Terms = Terms(), of conference: Conference,
    in database: Database
  ) throws -> Departure {
    let leaving = try Leaving(externalID, terms.key, conference, database)
    let reason = try Line.given(terms.reason, as: "the reason")
    let id = substitute.externalID
    if try leaving.isKnown(.substituted, substitute: id, reason: reason) {
      return try leaving.departure(substitute: id, isNew: false)
    }
    if leaving.state == .substituted {
      let living = try database.query(
        Statements.livingSubstitute, conference.id, leaving.guest.participation
      ).first
      let other: String? = try living?.get("external_id")
      if other == id { return try leaving.departure(substitute: id, isNew: false) }
      if let other {
        throw ConferenceError(
          .refused, "\(other) comes instead of \(externalID) already",
          remedy: "replace \(other), or bring \(externalID) back: trao attendee restore \(externalID)")
      }
    } else if !leaving.state.isTakingPart {
      throw ConferenceError(
        .refused, "\(externalID) is \(leaving.state.rawValue) and sends nobody",
        remedy: "bring them back first: trao attendee restore \(externalID)")
    }
    try leaving.refusePresent()
    try DatabaseClock.refuseFuture(terms.at, of: "it", in: conference, database)
    let followUps = try leaving.followUps()
    let led = try BrokenRule.explained { () -> Int? in
      let person = try join(substitute, leaving, terms.membership)
      let passesHead = person.delegation == leaving.delegation && leaving.delegation != nil
      let led = try leaving.leave(headPassesTo: passesHead ? person.id : nil)
      try database.query(
        Statements.answerForSubstitution, conference.id, leaving.guest.participation, "substitute", person.id,
        terms.at, terms.channel.rawValue, reason, "substitution \(leaving.key)")
      try database.query(
        Statements.setParticipationState, conference.id, leaving.guest.participation,
        ParticipationState.substituted.rawValue)
      try database.query(
        Statements.setReplaces, conference.id, person.id, leaving.guest.participation)
      try leaving.record(
        .substituted,
        substitute: (person.id, person.isNew, person.stateBefore?.rawValue, person.delegationBefore),
        led: passesHead ? led : nil, reason: reason)
      try database.checkRules()
      guard passesHead, led != nil else { return nil }
      try database.query(
        Statements.moveRole, conference.id, [leaving.guest.participation, person.id], Role.head.rawValue,
        externalID, id)
      return led
    }
    return try leaving.departure(
      substitute: id, followUps: followUps.filter { $0.kind != .head || led == nil }, isNew: true)
  }

  // MARK: The substitute

  private struct Person {
    var id: Int
    var isNew: Bool
    var stateBefore: ParticipationState?
    var delegationBefore: Int?
    var delegation: Int?
  }

  /// Makes the substitute somebody who comes, in the delegation that is theirs from now on.
  private static func join(
    _ substitute: Substitute, _ leaving: Leaving, _ membership: Membership
  ) throws -> Person {
    let (conference, database) = (leaving.conference, leaving.database)
    let wanted: Int?? =
      switch membership {
      case .inherited: .some(leaving.delegation)
      case .own: .none
      case .other(let code): .some(try DelegationStore.find(code, of: conference, in: database).id)
      }
    var person: Person
    switch substitute {
    case .new(var new):
      new.state = .accepted
      let added = try AttendeeStore.add(new, to: conference, in: database)
      let own = try database.query(Statements.holdGuest, conference.id, added.participation).one()
      person = Person(
        id: added.participation, isNew: true, stateBefore: nil, delegationBefore: nil,
        delegation: try own.optional("delegation_id"))
    case .guest(let id):
      person = try held(id, leaving)
    }
    if let wanted, wanted != person.delegation {
      try database.query(Statements.setDelegationOfGuest, conference.id, person.id, wanted)
      person.delegation = wanted
    }
    return person
  }

  private static func held(_ id: String, _ leaving: Leaving) throws -> Person {
    let (conference, database) = (leaving.conference, leaving.database)
    let guest = try AttendeeStore.find(id, of: conference, in: database)
    guard guest.participation != leaving.guest.participation else {
      throw ConferenceError(.invalid, "nobody stands in for themselves", remedy: "name somebody else")
    }
    let row = try database.query(Statements.holdGuest, conference.id, guest.participation).one()
    let state: ParticipationState = try row.get("state")
    if let other: String = try row.optional("replaces"), other != leaving.guest.externalID {
      throw ConferenceError(
        .refused, "\(id) comes instead of \(other) already", remedy: "name somebody else")
    }
    guard state.isTakingPart else {
      throw ConferenceError(
        .refused, "\(id) is \(state.rawValue) and cannot stand in", remedy: "name somebody who comes")
    }
    if state.progress < ParticipationState.accepted.progress || state == .tentative {
      try database.query(
        Statements.setParticipationState, conference.id, guest.participation,
        ParticipationState.accepted.rawValue)
    }
    let delegation: Int? = try row.optional("delegation_id")
    return Person(
      id: guest.participation, isNew: false, stateBefore: state, delegationBefore: delegation,
      delegation: delegation)
  }

  // MARK: The end of it

  /// Ends a substitution: who was added for it withdraws, everybody else goes back to their delegation.
  static func undo(_ leaving: Leaving) throws {
    let (conference, database) = (leaving.conference, leaving.database)
    let participation = leaving.guest.participation
    let living = try database.query(Statements.livingSubstitute, conference.id, participation).first
    if let living {
      let id: Int = try living.get("id")
      let name: String = try living.get("external_id")
      let substitute = try Leaving(name, nil, conference, database)
      guard substitute.state != .substituted else {
        throw ConferenceError(
          .refused, "\(name), who comes instead, has sent somebody else",
          remedy: "bring that one back first: trao attendee restore \(name)")
      }
      try substitute.refusePresent()
      let last = try database.query(Statements.lastDeparture, conference.id, participation).first
      let known = try last.flatMap {
        try $0.optional("substitute_id", as: Int.self) == id ? $0 : nil
      }
      if let led: Int = try known?.optional("led_delegation_id") {
        // The guest is a member still.
        try database.query(Statements.passLead, conference.id, id, participation, led)
        try database.query(
          Statements.moveRole, conference.id, [id, participation], Role.head.rawValue, name,
          leaving.guest.externalID)
      }
      if try known?.optional("is_substitute_new", as: Bool.self) == true {
        try substitute.leave(headPassesTo: nil)
        try database.query(
          Statements.setParticipationState, conference.id, id, ParticipationState.withdrawn.rawValue)
        try substitute.record(.withdrawn, reason: "\(leaving.guest.externalID) comes after all")
      } else {
        try database.query(Statements.setReplaces, conference.id, id, Int?.none)
        if let known {
          let before: Int? = try known.optional("substitute_delegation_before_id")
          try database.query(Statements.setDelegationOfGuest, conference.id, id, before)
        }
      }
    }
    let answer = try leaving.stateBefore()
    try database.query(
      Statements.answerForSubstitution, conference.id, participation,
      answer == .registered ? "accepted" : answer.rawValue, Int?.none, Date?.none, Channel.phone.rawValue,
      String?.none, "restoration \(leaving.key)")
  }
}
