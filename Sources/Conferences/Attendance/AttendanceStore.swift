public import Foundation
public import PostgreSQL
import StrictYAML

/// Who came when.
public enum AttendanceStore {
  /// Records that somebody came to a session or left it. Call it inside `pool.change(as:)`.
  ///
  /// The same key again records nothing and gives the same answer: the event as it was recorded first. Every event is
  /// kept; of all arrivals of a guest in a session one counts, and the receipt says which.
  ///
  /// - Parameters:
  ///   - externalID: Of the participant.
  ///   - code: The session's code.
  ///   - direction: `in` or `out`.
  ///   - time: When; nil for now, by the database's clock. At most five minutes later than it.
  ///   - key: Names the event; nil makes a key that no other event has.
  ///   - device: The door, desk or scanner.
  ///   - method: `manual` or `code`.
  ///   - conference: Whose session it is.
  ///   - database: In a transaction with an actor.
  /// - Returns: The event, and by which one the guest counts.
  /// - Throws: ``ConferenceError`` where participant or session are unknown, the session is cancelled, not open yet,
  ///   or closed and the time outside the time it was open, the time is still to come, or the key belongs to another
  ///   event.
  public static func record(
    _ externalID: String, session code: String, direction: AttendanceDirection = .in, at time: Date? = nil,
    key: String? = nil, device: String? = nil, method: AttendanceMethod = .manual, of conference: Conference,
    in database: Database
  ) throws -> AttendanceReceipt {
    guard direction != .annulment else {
      throw ConferenceError(
        .invalid, "an annulment is not recorded by itself", remedy: "say in or out, or annul an event")
    }
    let attendee = try AttendeeStore.find(externalID, of: conference, in: database)
    let session = try AttendedSession.find(code, held: true, of: conference, in: database)
    let key = try Line.given(key, as: "the key") ?? UUID().uuidString.lowercased()
    let device = try Line.given(device, as: "the device")
    var event = try found(key: key, of: conference, in: database)
    var isNew = false
    if event == nil {
      try session.admit(time, in: conference.timeZone)
      try DatabaseClock.refuseFuture(time, of: "it", in: conference, database)
      isNew =
        try database.query(
          Statements.addAttendanceEvent, conference.id, attendee.participation, session.id, time,
          direction.rawValue, method.rawValue, key, device
        ).affectedCount == 1
      event = try found(key: key, of: conference, in: database)
    }
    guard let event, event.attendee == attendee.externalID, event.session == session.code,
      event.direction == direction, time.map({ $0.toMicrosecond == event.at }) ?? true
    else {
      throw otherEvent(of: key, event, in: conference)
    }
    let arrival = try database.query(
      Statements.arrivalEvent, conference.id, session.id, attendee.participation
    ).first.map { try $0.get(0, as: Int.self) }
    return AttendanceReceipt(
      event: event, isNew: isNew,
      arrival: try arrival.flatMap { try found(id: $0, of: conference, in: database) })
  }

  /// Takes an event back by a new one, which keeps the reason. Call it inside `pool.change(as:)`.
  ///
  /// - Parameters:
  ///   - reference: The event's key or number.
  ///   - reason: Why.
  ///   - key: Names the annulment: the same key again gives the same answer. Nil makes one.
  ///   - conference: Whose event it is.
  ///   - database: In a transaction with an actor.
  /// - Returns: The annulment, and the event that it takes back.
  /// - Throws: ``ConferenceError`` where there is no such event, it is an annulment itself or was annulled before, or
  ///   the key belongs to another event.
  public static func annul(
    _ reference: String, reason: String, key: String? = nil, of conference: Conference, in database: Database
  ) throws -> (annulment: AttendanceEvent, event: AttendanceEvent) {
    guard let reason = try Line.given(reason, as: "the reason") else {
      throw ConferenceError(.invalid, "the reason is empty", remedy: "say why the event is taken back")
    }
    let given = try found(key: reference, of: conference, in: database)
    let event = try given ?? Int(reference).flatMap { try found(id: $0, of: conference, in: database) }
    guard let event else {
      throw ConferenceError(
        .noSuchRecord, "there is no attendance event \(Quotation.quoted(reference))",
        remedy: "trao attendance list shows their numbers and keys")
    }
    let key = try Line.given(key, as: "the key") ?? UUID().uuidString.lowercased()
    if let known = try found(key: key, of: conference, in: database) {
      guard known.annuls == event.key, known.reason == reason else {
        throw otherEvent(of: key, known, in: conference)
      }
      return (known, event)
    }
    guard event.direction != .annulment else {
      throw ConferenceError(
        .refused, "\(event.id) is an annulment, which cannot be annulled",
        remedy: "record the arrival or departure again: trao attendance record")
    }
    if let before = try event.annulledBy.flatMap({ try found(key: $0, of: conference, in: database) }) {
      let time = RFC3339.toSecond(before.recordedAt, in: conference.timeZone)
      throw ConferenceError(
        .refused,
        "the event \(event.id) was annulled at \(time) by \(before.recordedBy): \(before.reason ?? "")",
        remedy: "nothing is left to annul")
    }
    try BrokenRule.explained {
      _ = try database.query(Statements.annulAttendance, conference.id, event.id, key, reason)
    }
    guard let annulment = try found(key: key, of: conference, in: database),
      let annulled = try found(id: event.id, of: conference, in: database), annulment.annuls == event.key
    else { throw otherEvent(of: key, nil, in: conference) }
    return (annulment, annulled)
  }

  /// The events of a conference, or of one session or guest, in the order of their times; at most `limit`.
  ///
  /// - Throws: ``ConferenceError`` where there is no such session or guest.
  public static func list(
    of conference: Conference, session code: String? = nil, attendee: String? = nil, limit: Int? = nil,
    in database: Database
  ) throws -> [AttendanceEvent] {
    let session = try code.map { try AttendedSession.find($0, of: conference, in: database).id }
    if let attendee { _ = try AttendeeStore.find(attendee, of: conference, in: database) }
    return try database.query(Statements.attendanceEvents, conference.id, session, attendee, limit).map {
      try AttendanceEvent($0)
    }
  }

  /// Who was in the sessions and how long, in the order of sessions and arrivals; or only who is inside now. At
  /// most `limit`.
  ///
  /// - Throws: ``ConferenceError`` where there is no such session.
  public static func presence(
    of conference: Conference, session code: String? = nil, insideOnly: Bool = false, limit: Int? = nil,
    in database: Database
  ) throws -> [Presence] {
    let session = try code.map { try AttendedSession.find($0, of: conference, in: database).id }
    return try database.query(Statements.presence, conference.id, session, insideOnly, limit).map {
      try Presence($0)
    }
  }

  /// The event of a key or a number.
  private static func found(
    key: String? = nil, id: Int? = nil, of conference: Conference, in database: Database
  ) throws -> AttendanceEvent? {
    try database.query(Statements.attendanceEvent, conference.id, key, id).first.map {
      try AttendanceEvent($0)
    }
  }

  private static func otherEvent(
    of key: String, _ event: AttendanceEvent?, in conference: Conference
  ) -> ConferenceError {
    let time = event.map { " at \(RFC3339.toSecond($0.recordedAt, in: conference.timeZone))" } ?? ""
    return ConferenceError(
      .refused, "the key \(Quotation.quoted(key)) was recorded for another event\(time)",
      remedy: "give each event a key of its own")
  }
}
