public import PostgreSQL

/// The sessions of a conference.
public enum SessionStore {
  /// All of them, in the order of their times.
  public static func list(of conference: Conference, in database: Database) throws -> [Session] {
    try database.query(Statements.sessions, conference.id, String?.none).map { try Session($0) }
  }

  /// One session by its code.
  ///
  /// - Parameters:
  ///   - code: The session's code.
  ///   - held: Whether others who change it wait until the transaction ends: for whoever writes back what is read here.
  ///   - conference: Whose session it is.
  ///   - database: Where it is stored.
  /// - Returns: The session.
  /// - Throws: ``ConferenceError`` `.noSuchRecord` with the nearest code.
  public static func find(
    _ code: String, held: Bool = false, of conference: Conference, in database: Database
  ) throws -> Session {
    if held { try database.query(Statements.holdSessions, conference.id, code) }
    if let row = try database.query(Statements.sessions, conference.id, code).first {
      return try Session(row)
    }
    let known = try database.query(Statements.sessionCodes, conference.id).map {
      try $0.get(0, as: String.self)
    }
    throw ConferenceError.noSuch("session", code, among: known, list: "trao session list")
  }

  /// Opens a session, also one that was closed. An open one stays as it is. Call it inside `pool.change(as:)`.
  ///
  /// - Throws: ``ConferenceError`` `.noSuchRecord`, or `.refused` where the session is cancelled.
  public static func open(
    _ code: String, of conference: Conference, in database: Database
  ) throws -> Session {
    try refuseCancelled(code, conference, database)
    try database.query(Statements.openSession, conference.id, code)
    return try find(code, of: conference, in: database)
  }

  /// Closes a session: whoever has not come by now is absent. A closed one stays as it is. Call it inside
  /// `pool.change(as:)`.
  ///
  /// - Throws: ``ConferenceError`` `.noSuchRecord`, or `.refused` where the session is cancelled or was never
  ///   opened.
  public static func close(
    _ code: String, of conference: Conference, in database: Database
  ) throws -> Session {
    let session = try refuseCancelled(code, conference, database)
    guard session.state != .planned else {
      throw ConferenceError(
        .refused, "the session \(code) was never opened", remedy: "open it first: trao session open \(code)")
    }
    try database.query(Statements.closeSession, conference.id, code)
    return try find(code, of: conference, in: database)
  }

  @discardableResult
  private static func refuseCancelled(
    _ code: String, _ conference: Conference, _ database: Database
  ) throws -> Session {
    let session = try find(code, held: true, of: conference, in: database)
    guard session.state != .cancelled else {
      throw ConferenceError(
        .refused, "the session \(code) is cancelled",
        remedy: "plan it again first: trao session cancel \(code) --undo")
    }
    return session
  }
}
