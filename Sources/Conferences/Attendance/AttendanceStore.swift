public import Foundation
public import PostgreSQL
import StrictYAML

/// Who came when.
public enum AttendanceStore {
  /// Records that somebody came to a session or left it. Call it inside `pool.change(as:)`.
  ///
  /// The same key again records nothing and gives the same answer: the event as it was recorded first.
  ///
  /// - Parameters:
  ///   - externalID: Of the participant.
  ///   - code: The session's code.
  ///   - direction: `in` or `out`.
  ///   - time: When; nil for now, by the database's clock.
  ///   - key: Names the event; nil makes a key that no other event has.
  ///   - conference: Whose session it is.
  ///   - database: In a transaction with an actor.
  /// - Returns: The event, and whether it is new.
  /// - Throws: ``ConferenceError`` where participant or session are unknown, the session is cancelled, the time
  ///   is still to come, or the key belongs to another event.
  public static func record(
    _ externalID: String, session code: String, direction: AttendanceDirection = .in, at time: Date? = nil,
    key: String? = nil, of conference: Conference, in database: Database
  ) throws -> (event: AttendanceEvent, isNew: Bool) {
    guard direction != .annulment else {
      throw ConferenceError(.invalid, "an annulment is not recorded by itself", remedy: "say in or out")
    }
    let attendee = try AttendeeStore.find(externalID, of: conference, in: database)
    let session = try SessionStore.find(code, of: conference, in: database)
    guard session.state != .cancelled else {
      throw ConferenceError(
        .refused, "the session \(session.code) is cancelled", remedy: "record attendance in another session")
    }
    try DatabaseClock.refuseFuture(time, of: "it", in: conference, database)
    let key = try Line.given(key, as: "the key") ?? UUID().uuidString.lowercased()
    let added = try database.query(
      Statements.addAttendanceEvent, conference.id, attendee.participation, session.id, time,
      direction.rawValue, key
    ).affectedCount
    let event = try AttendanceEvent(try database.query(Statements.attendanceByKey, conference.id, key).one())
    guard
      event.attendee == attendee.externalID, event.session == session.code, event.direction == direction,
      time.map({ $0.toMicrosecond == event.at }) ?? true
    else {
      let first = RFC3339.text(event.recordedAt, in: conference.timeZone)
      throw ConferenceError(
        .refused, "the key \(Quotation.quoted(key)) was recorded for another event at \(first)",
        remedy: "give each event a key of its own")
    }
    return (event, added == 1)
  }

  /// The events of a conference, or of one session, in the order of their times.
  ///
  /// - Throws: ``ConferenceError`` where there is no such session.
  public static func list(
    of conference: Conference, session code: String? = nil, in database: Database
  ) throws -> [AttendanceEvent] {
    let session = try code.map { try SessionStore.find($0, of: conference, in: database).id }
    return try database.query(Statements.attendanceEvents, conference.id, session, String?.none).map {
      try AttendanceEvent($0)
    }
  }
}

extension AttendanceEvent {
  init(_ row: Row) throws(DatabaseError) {
    self.init(
      id: try row.get("id"), attendee: try row.get("external_id"), session: try row.get("session"),
      at: try row.time("at"), direction: try row.get("direction"), method: try row.get("method"),
      key: try row.get("key"), isAnnulled: try row.get("is_annulled"), recordedAt: try row.time("created_at"),
      recordedBy: try row.get("created_by"))
  }
}
