public import Foundation
public import PostgreSQL

/// Who is expected in a session, by the answers.
public struct SessionExpectation: Hashable, Sendable {
  /// Said yes and have a place.
  public let confirmed: Int
  /// Said yes when all places were taken.
  public let waiting: Int
  public let tentative: Int
  /// Said no, or send somebody else.
  public let declined: Int
}

/// Somebody who waits for a place in a session.
public struct WaitingGuest: Hashable, Sendable {
  /// The guest's external id.
  public let attendee: String
  public let name: String
  /// Since when.
  public let since: Date
}

extension SessionStore {
  /// Who is expected, by the session's code; of all sessions, or of one.
  public static func expectations(
    of conference: Conference, session code: String? = nil, in database: Database
  ) throws -> [String: SessionExpectation] {
    var expectations: [String: SessionExpectation] = [:]
    for row in try database.query(Statements.expectedInSessions, conference.id, code) {
      expectations[try row.get("code")] = SessionExpectation(
        confirmed: try row.get("confirmed"), waiting: try row.get("waiting"),
        tentative: try row.get("tentative"),
        declined: try row.get("declined"))
    }
    return expectations
  }

  /// Who waits for a place, whoever comes next first.
  public static func waiting(
    for session: Session, of conference: Conference, in database: Database
  ) throws -> [WaitingGuest] {
    try database.query(Statements.waitingForSession, conference.id, session.code).map { row in
      WaitingGuest(
        attendee: try row.get("external_id"), name: try row.get("name"), since: try row.time("at"))
    }
  }
}
