import Foundation
import PostgreSQL

/// A session as far as recording attendance needs it: read at every door, so without counting who is there.
struct AttendedSession {
  let id: Int
  let code: String
  private let state: SessionState
  private let openedAt: Date?
  private let closedAt: Date?

  /// - Parameters:
  ///   - code: The session's code.
  ///   - held: Whether it stays as it is until the transaction ends: whoever closes it waits.
  ///   - conference: Whose session it is.
  ///   - database: Where it is stored.
  /// - Returns: The session.
  /// - Throws: ``ConferenceError`` `.noSuchRecord` with the nearest code.
  static func find(
    _ code: String, held: Bool = false, of conference: Conference, in database: Database
  ) throws -> AttendedSession {
    if held { try database.query(Statements.holdAttendedSession, conference.id, code) }
    guard let row = try database.query(Statements.attendedSession, conference.id, code).first else {
      let known = try database.query(Statements.sessionCodes, conference.id).map {
        try $0.get(0, as: String.self)
      }
      throw ConferenceError.noSuch("session", code, among: known, list: "trao session list")
    }
    return AttendedSession(
      id: try row.get("id"), code: try row.get("code"), state: try row.get("state"),
      openedAt: try row.optionalTime("opened_at"), closedAt: try row.optionalTime("closed_at"))
  }

  /// Whoever comes comes while the session is open; what is recorded later says when it happened. (Files of scanners
  /// are taken whole: what a door saw is kept.)
  ///
  /// - Throws: ``ConferenceError`` `.refused` where the session cannot have been open at the time; nil is now.
  func admit(_ time: Date?, in zone: TimeZone) throws(ConferenceError) {
    switch state {
    case .cancelled:
      throw ConferenceError(
        .refused, "the session \(code) is cancelled", remedy: "record attendance in another session")
    case .planned:
      throw ConferenceError(
        .refused, "the session \(code) is not open yet", remedy: "open it first: trao session open \(code)")
    case .open:
      return
    case .closed:
      guard let openedAt, let closedAt else { return }
      let (from, until) = (RFC3339.toSecond(openedAt, in: zone), RFC3339.toSecond(closedAt, in: zone))
      guard let time else {
        throw ConferenceError(
          .refused, "the session \(code) was closed at \(until)",
          remedy: "say when it happened (--at, from \(from)), or open the session again")
      }
      guard openedAt...closedAt ~= time else {
        throw ConferenceError(
          .refused,
          "\(RFC3339.toSecond(time, in: zone)) is not within the time in which the session \(code) was open, "
            + "\(from) to \(until)",
          remedy: "correct the time, import it as a file (trao attendance import), or open the session again")
      }
    }
  }
}
