public import Foundation
public import PostgreSQL

/// The programme of a conference's sessions.
public enum ProgrammeStore {
  /// The items of a session with those of the sessions inside it, or of all sessions, as they follow one another.
  ///
  /// - Throws: ``ConferenceError`` `.noSuchRecord` where there is no such session.
  public static func list(
    of conference: Conference, session code: String? = nil, in database: Database
  ) throws -> [ProgrammeItem] {
    if let code { _ = try SessionStore.find(code, of: conference, in: database) }
    return try database.query(Statements.programme, conference.id, code).map { try ProgrammeItem($0) }
  }

  /// One item of a session.
  ///
  /// - Parameters:
  ///   - position: Its number in the session's programme.
  ///   - session: The session's code.
  ///   - held: Whether others who change the session or its programme wait until the transaction ends: for whoever
  ///     writes back what is read here.
  ///   - conference: Whose session it is.
  ///   - database: Where it is stored.
  /// - Returns: The item.
  /// - Throws: ``ConferenceError`` `.noSuchRecord` where the session has no item there.
  public static func find(
    _ position: Int, of session: String, held: Bool = false, in conference: Conference, _ database: Database
  ) throws -> ProgrammeItem {
    if held { try database.query(Statements.holdSessions, conference.id, session) }
    let items = try own(session, conference, database)
    guard let item = items.first(where: { $0.position == position }) else {
      throw ConferenceError(
        .noSuchRecord, "the programme of \(session) has no item \(position)",
        remedy: items.isEmpty ? "it has none at all" : "it has the items 1 to \(items.count)")
    }
    return item
  }

  /// Adds an item at its place in time. Call it inside `pool.change(as:)`.
  ///
  /// - Throws: ``ConferenceError`` where session, people or ceremony are unknown, or the item lies outside its session
  ///   or over another.
  public static func add(
    _ details: ProgrammeItemDetails, to session: String, origin: Origin = Origin(.operator),
    of conference: Conference, in database: Database
  ) throws -> ProgrammeItem {
    _ = try SessionStore.find(session, of: conference, in: database)
    try check(details, conference, database)
    let id = try explained(session, conference, database) {
      try StoredProgramme.add(details, origin, to: session, of: conference.id, in: database)
    }
    return try item(id, session, conference, database)
  }

  /// Makes an item what the details say. Call it inside `pool.change(as:)`.
  ///
  /// - Throws: ``ConferenceError`` as for a new item.
  public static func change(
    _ item: ProgrammeItem, to details: ProgrammeItemDetails, of conference: Conference, in database: Database
  ) throws -> ProgrammeItem {
    guard details != item.details else { return item }
    try check(details, conference, database)
    try explained(item.session, conference, database) {
      try StoredProgramme.change(item.id, to: details, item.origin, of: conference.id, in: database)
    }
    return try self.item(item.id, item.session, conference, database)
  }

  /// Moves an item to another time; with `rest` everything after it by as much, and the sessions inside its own that begin
  /// then or later. Call it inside `pool.change(as:)`.
  ///
  /// - Throws: ``ConferenceError`` where something would lie outside its session or over something else, or `rest` is
  ///   asked for and the times differ by no whole number of minutes.
  public static func move(
    _ item: ProgrammeItem, to start: Date, rest: Bool = false, of conference: Conference,
    in database: Database
  ) throws -> [ProgrammeItem] {
    if rest {
      let minutes = start.timeIntervalSince(item.details.startsAt) / 60
      guard minutes == minutes.rounded(), abs(minutes) < 1_000_000 else {
        throw ConferenceError(.invalid, "a programme is moved by whole minutes", remedy: "give another time")
      }
      try explained(item.session, conference, database) {
        try database.query(
          Statements.moveProgrammeFrom, conference.id, item.session, item.position, Int(minutes))
        try moveInner(after: item, by: start.timeIntervalSince(item.details.startsAt), conference, database)
      }
      let all = try list(of: conference, session: item.session, in: database)
      return Array(all.drop { $0.id != item.id })
    } else {
      var details = item.details
      details.startsAt = start
      _ = try change(item, to: details, of: conference, in: database)
    }
    return try own(item.session, conference, database).filter { $0.id == item.id }
  }

  /// Sessions inside the item's that begin with it or later go along, with all that is in them.
  private static func moveInner(
    after item: ProgrammeItem, by seconds: TimeInterval, _ conference: Conference, _ database: Database
  ) throws {
    let inner = try SessionStore.list(of: conference, in: database).filter {
      $0.parent == item.session && $0.startsAt >= item.details.startsAt && $0.state != .cancelled
    }
    // Whoever is in the way of the next goes first.
    for session in inner.sorted(by: { seconds > 0 ? $0.startsAt > $1.startsAt : $0.startsAt < $1.startsAt }) {
      _ = try SessionStore.move(
        session.code, to: session.startsAt.addingTimeInterval(seconds), of: conference, in: database)
    }
  }

  /// Takes an item out. Call it inside `pool.change(as:)`.
  public static func remove(
    _ item: ProgrammeItem, of conference: Conference, in database: Database
  ) throws {
    try explained(item.session, conference, database) {
      try database.query(Statements.removeProgrammeItems, conference.id, [item.id])
    }
  }

  // MARK: Parts

  /// The items of a session without those of the sessions inside it.
  private static func own(
    _ session: String, _ conference: Conference, _ database: Database
  ) throws -> [ProgrammeItem] {
    try list(of: conference, session: session, in: database).filter { $0.session == session }
  }

  private static func item(
    _ id: Int, _ session: String, _ conference: Conference, _ database: Database
  ) throws -> ProgrammeItem {
    guard let item = try own(session, conference, database).first(where: { $0.id == id }) else {
      throw ConferenceError(
        .noSuchRecord, "the item is gone", remedy: "trao programme list shows what there is")
    }
    return item
  }

  private static func check(
    _ details: ProgrammeItemDetails, _ conference: Conference, _ database: Database
  ) throws {
    guard !details.name.isEmpty else {
      throw ConferenceError(.invalid, "the item has no name", remedy: "give it in vi, ja or en")
    }
    guard 1...1440 ~= details.minutes else {
      throw ConferenceError(.invalid, "an item lasts 1 to 1440 minutes", remedy: "correct the minutes")
    }
    guard (details.kind == .ceremony) == (details.ceremony != nil) else {
      throw ConferenceError(
        .invalid, "an item of the kind ceremony names its ceremony, and no other does",
        remedy: "correct the kind, or the ceremony")
    }
    if let ceremony = details.ceremony {
      _ = try CeremonyStore.find(ceremony, of: conference, in: database)
    }
    try Participants.refuseUnknown([details.people], of: conference, in: database)
  }

  /// Runs a change, numbers the items anew, and lets the rules speak while they can still be explained.
  @discardableResult
  private static func explained<T>(
    _ session: String, _ conference: Conference, _ database: Database, _ body: () throws -> T
  ) throws -> T {
    try BrokenRule.explained {
      // Two who add an item at once number them one after the other.
      try database.query(Statements.holdSessions, conference.id, session)
      let result = try body()
      try database.query(Statements.numberProgramme, conference.id, session)
      try database.checkRules()
      return result
    }
  }
}
