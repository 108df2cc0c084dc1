public import PostgreSQL

extension AttendeeStore {
  /// Changes a guest's part in the conference. Call it inside `pool.change(as:)`.
  ///
  /// - Parameters:
  ///   - externalID: Of the guest.
  ///   - change: What becomes of it.
  ///   - conference: Whose guest.
  ///   - database: In a transaction with an actor.
  /// - Returns: The guest as they are then.
  /// - Throws: ``ConferenceError`` where anything named is unknown, or a rule forbids it: who withdraws or sends
  ///   somebody else has commands of their own, and states do not go back.
  @discardableResult
  public static func edit(
    _ externalID: String, _ change: AttendeeChange, of conference: Conference, in database: Database
  ) throws -> Attendee {
    let held = try database.query(
      Statements.holdGuest, conference.id, try find(externalID, of: conference, in: database).participation
    ).one()
    // Read once they are held: what somebody else wrote meanwhile stays.
    let guest = try find(externalID, of: conference, in: database)
    if let state = change.state, state == .withdrawn || state == .substituted {
      let verb = state == .withdrawn ? "withdraw" : "substitute"
      throw ConferenceError(
        .refused, "nobody becomes \(state.rawValue) by an edit",
        remedy: "use trao attendee \(verb) \(externalID)")
    }
    if change.state != nil, guest.state == .withdrawn || guest.state == .substituted {
      throw ConferenceError(
        .refused, "\(externalID) is \(guest.state.rawValue)",
        remedy: "bring them back: trao attendee restore \(externalID)")
    }
    let delegation = change.delegation.applied(to: guest.delegation)
    if case .set(let code) = change.delegation {
      _ = try DelegationStore.find(code, of: conference, in: database)
    }
    let person: Int? = try held.optional("person_id")
    let roles =
      guest.roles.filter { !change.removedRoles.contains($0) }
      + change.addedRoles.filter { !guest.roles.contains($0) }
    let appointment: Int? =
      switch change.appointment {
      case .keep: try held.optional("appointment_id")
      case .remove: nil
      case .set(let code): try appointment(code, of: person, database)
      }
    let (email, phone) = (
      try Contact.email(change.email.applied(to: guest.email)),
      try Contact.phone(change.phone.applied(to: guest.phone))
    )
    try BrokenRule.explained {
      try database.query(
        Statements.editGuest, conference.id, guest.participation, appointment, delegation,
        (change.language ?? guest.language).rawValue, roles.map(\.rawValue), email, phone,
        (change.state ?? guest.state).rawValue)
      try database.checkRules()
    }
    return try find(externalID, of: conference, in: database)
  }

  /// The id of an office by its code among those of a person.
  ///
  /// - Throws: ``ConferenceError`` where an organisation is asked for one, or with the nearest code.
  static func appointment(_ code: String, of person: Int?, _ database: Database) throws -> Int {
    guard let person else {
      throw ConferenceError(
        .refused, "only a person holds an office", remedy: "an organisation takes part as itself")
    }
    if let row = try database.query(Statements.appointmentOfGuest, person, code).first {
      return try row.get(0)
    }
    let known = try database.query(Statements.codesOfAppointments, person).map {
      try $0.get(0, as: String.self)
    }
    throw ConferenceError.noSuch("office", code, among: known, list: "trao person show")
  }
}
