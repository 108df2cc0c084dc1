public import PostgreSQL

/// The sessions of a conference.
public enum SessionStore {
  /// All of them, in the order of their times.
  public static func list(of conference: Conference, in database: Database) throws -> [Session] {
    try database.query(Statements.sessions, conference.id).map { try Session($0) }
  }

  /// - Throws: ``ConferenceError`` `.noSuchRecord` with the nearest code.
  public static func find(
    _ code: String, of conference: Conference, in database: Database
  ) throws -> Session {
    let all = try list(of: conference, in: database)
    guard let session = all.first(where: { $0.code == code }) else {
      throw ConferenceError.noSuch("session", code, among: all.map(\.code), list: "trao session list")
    }
    return session
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
    let session = try find(code, of: conference, in: database)
    guard session.state != .cancelled else {
      throw ConferenceError(
        .refused, "the session \(code) is cancelled", remedy: "load it with another state first")
    }
    return session
  }
}
