public import PostgreSQL

extension CeremonyStore {
  /// Adds a ceremony to a session. Call it inside `pool.change(as:)`.
  ///
  /// - Throws: ``ConferenceError`` `.refused` where the code is taken, `.noSuchRecord` where there is no such session,
  ///   `.invalid` where the name is written in no language.
  @discardableResult
  public static func add(
    _ code: String, session: String, name: LocalisedText, to conference: Conference, in database: Database
  ) throws -> Ceremony {
    _ = try SessionStore.find(session, of: conference, in: database)
    guard try !list(of: conference, in: database).contains(where: { $0.code == code }) else {
      throw ConferenceError(
        .refused, "there is a ceremony \(code) already", remedy: "change it: trao ceremony edit \(code)")
    }
    guard !name.isEmpty else {
      throw ConferenceError(
        .invalid, "the ceremony has no name", remedy: "name it in one language at least: --name-en TEXT")
    }
    return try BrokenRule.explained {
      try StoredCeremonies.put(
        CeremonyEntry(code: code, session: session, name: name, grants: [], origin: Origin(.operator)),
        of: conference.id, in: database)
      return try find(code, of: conference, in: database)
    }
  }

  /// Changes a ceremony's session or names; nil and languages that are not given stay. Call it inside
  /// `pool.change(as:)`.
  ///
  /// - Throws: ``ConferenceError`` `.noSuchRecord`, or `.refused` with the rule that forbids it.
  @discardableResult
  public static func edit(
    _ code: String?, session: String?, name: LocalisedText, of conference: Conference, in database: Database
  ) throws -> Ceremony {
    try ConferenceStore.hold(conference, in: database)
    let ceremony = try find(code, of: conference, in: database)
    if let session { _ = try SessionStore.find(session, of: conference, in: database) }
    var names = ceremony.name
    for language in Language.allCases where name[language] != nil { names[language] = name[language] }
    return try BrokenRule.explained {
      try StoredCeremonies.put(
        CeremonyEntry(
          code: ceremony.code, session: session ?? ceremony.session, name: names, grants: [],
          origin: ceremony.origin), of: conference.id, in: database)
      return try find(ceremony.code, of: conference, in: database)
    }
  }

  /// What a grant hands over.
  public enum Handed: Hashable, Sendable {
    /// A project's certificate; nil for the one in force, else the latest.
    case certificate(project: String, amendment: Int?)
    /// The code of another instrument.
    case instrument(String)
  }

  /// Puts a hand-over into a ceremony. Call it inside `pool.change(as:)`.
  ///
  /// - Parameters:
  ///   - handed: What is handed over.
  ///   - presenters: External ids in the order of the stage.
  ///   - recipients: Likewise.
  ///   - position: Its place; nil for the last.
  ///   - ceremony: As ``find(_:of:in:)`` returns it.
  ///   - conference: Whose ceremony it is.
  ///   - database: In a transaction with an actor.
  /// - Returns: The grant in its place.
  /// - Throws: ``ConferenceError`` `.noSuchRecord`, or `.refused` with the rule that forbids it: what is
  ///   handed over is issued by then, and is handed over once, by guests to guests of that conference.
  @discardableResult
  public static func addGrant(
    of handed: Handed, presenters: [String], recipients: [String], at position: Int? = nil,
    to ceremony: Ceremony, in conference: Conference, in database: Database
  ) throws -> Grant {
    try database.query(Statements.lockGrants, conference.id, ceremony.id)
    try checkGuests(presenters + recipients, of: conference, in: database)
    let now = try find(ceremony.code, of: conference, in: database)
    var entry = GrantEntry(origin: Origin(.operator))
    switch handed {
    case .certificate(let code, let amendment):
      let project = try ProjectStore.find(code, in: database)
      let chosen = try project.certificate(amendment)
      (entry.project, entry.amendment) = (code, chosen.amendment)
      try database.query(Statements.putConferenceProject, conference.id, project.id)
    case .instrument(let code):
      entry.instrument = try InstrumentStore.find(code, in: database).code
      try database.query(Statements.presentInstrument, conference.id, code)
    }
    (entry.presenters, entry.recipients) = (presenters, recipients)
    return try BrokenRule.explained {
      let id = try StoredCeremonies.add(entry, to: ceremony.code, of: conference.id, in: database)
      var order = now.grants.filter { $0.state != .withdrawn }.map(\.id)
      order.insert(id, at: min(max(1, position ?? Int.max) - 1, order.count))
      try number(ceremony, order, in: conference, database)
      let after = try find(ceremony.code, of: conference, in: database).grants.first { $0.id == id }
      guard let after else {
        throw ConferenceError(.noSuchRecord, "the grant is gone", remedy: "try again")
      }
      return after
    }
  }

  /// Gives a hand-over another place in the running order; the others close up. Call it inside `pool.change(as:)`.
  ///
  /// - Throws: ``ConferenceError`` `.noSuchRecord`; `.refused` where it is withdrawn, or handed over.
  @discardableResult
  public static func moveGrant(
    _ position: Int, to place: Int, of ceremony: Ceremony, in conference: Conference, in database: Database
  ) throws -> Grant {
    try database.query(Statements.lockGrants, conference.id, ceremony.id)
    let now = try find(ceremony.code, of: conference, in: database)
    let grant = try grant(position, of: now)
    var order = now.grants.filter { $0.state != .withdrawn }.map(\.id)
    guard let index = order.firstIndex(of: grant.id) else {
      throw ConferenceError(
        .refused, "grant \(position) is withdrawn and has no place on the stage", remedy: "move another one")
    }
    guard 1...order.count ~= place else {
      throw ConferenceError(
        .invalid, "there is no place \(place)", remedy: "the running order has the places 1 to \(order.count)"
      )
    }
    order.insert(order.remove(at: index), at: place - 1)
    try number(ceremony, order, in: conference, database)
    let after = try find(ceremony.code, of: conference, in: database).grants
    return after.first { $0.id == grant.id } ?? grant
  }

  /// Says who hands over and who receives; nil leaves that side as it is. Call it inside `pool.change(as:)`.
  ///
  /// - Throws: ``ConferenceError`` `.noSuchRecord`; `.refused` where it is handed over or withdrawn, or somebody would
  ///   stand there twice.
  @discardableResult
  public static func assign(
    _ position: Int, presenters: [String]?, recipients: [String]?, of ceremony: Ceremony,
    in conference: Conference, in database: Database
  ) throws -> Grant {
    try database.query(Statements.lockGrants, conference.id, ceremony.id)
    let now = try find(ceremony.code, of: conference, in: database)
    let grant = try grant(position, of: now)
    guard [.planned, .ready].contains(grant.state) else {
      throw ConferenceError(
        .refused, "grant \(position) is \(grant.state.rawValue)",
        remedy: "put it right: trao ceremony correct --position \(position) --presenter ID --reason TEXT")
    }
    try checkGuests((presenters ?? []) + (recipients ?? []), of: conference, in: database)
    try BrokenRule.explained {
      try StoredCeremonies.assign(
        grant.id, presenters: presenters ?? grant.presenters.map(\.externalID),
        recipients: recipients ?? grant.recipients.map(\.externalID), of: conference.id, in: database)
    }
    let after = try find(ceremony.code, of: conference, in: database).grants
    return after.first { $0.id == grant.id } ?? grant
  }

  private static func checkGuests(
    _ guests: [String], of conference: Conference, in database: Database
  ) throws {
    for guest in guests { _ = try AttendeeStore.find(guest, of: conference, in: database) }
    guard Set(guests).count == guests.count else {
      throw ConferenceError(
        .refused, "somebody would stand on the stage twice", remedy: "name each guest once")
    }
  }
}
