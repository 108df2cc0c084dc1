public import Foundation
import PostgreSQL

/// A session of a conference.
public struct Session: Hashable, Sendable {
  public let id: Int
  public let code: String
  public let kind: SessionKind
  public let name: LocalisedText
  /// The name of the room.
  public let room: LocalisedText
  /// The code of the room; nil where only its name is known.
  public let roomCode: String?
  public let startsAt: Date
  public let endsAt: Date
  /// The code of the session around it.
  public let parent: String?
  /// The external id of who chairs it.
  public let chair: String?
  /// External ids, in their order.
  public let moderators: [String]
  public let speakers: [String]
  public let interpreters: [String]
  /// Languages into which it is interpreted.
  public let interpretation: [Language]
  /// How many people it has places for; nil where that is not limited.
  public let capacity: Int?
  /// Whether the places are those of the room.
  public let isCapacityOfRoom: Bool
  public let state: SessionState
  public let openedAt: Date?
  public let closedAt: Date?
  /// What calendars must know to follow it.
  public let calendar: CalendarIdentity
  /// Participants with at least one coming that was not taken back, each once.
  public let presentCount: Int
  public let origin: Origin

  /// What calendars must know of a session to follow it when it moves.
  public struct CalendarIdentity: Hashable, Sendable {
    /// Never changes (RFC 5545, 3.8.4.7): lower-case digits of a UUID.
    public let uid: String
    /// Rises with every change that calendars show (RFC 5545, 3.8.7.4).
    public let sequence: Int
    /// The moment of the last such change.
    public let changedAt: Date
  }
}

extension Session {
  init(_ row: Row) throws(DatabaseError) {
    self.init(
      id: try row.get("id"), code: try row.get("code"), kind: try row.get("kind"), name: try row.text("name"),
      room: try row.text("room"), roomCode: try row.optional("room_code"),
      startsAt: try row.time("starts_at"),
      endsAt: try row.time("ends_at"), parent: try row.optional("parent"), chair: try row.optional("chair"),
      moderators: try row.get("moderators"), speakers: try row.get("speakers"),
      interpreters: try row.get("interpreters"),
      interpretation: try row.get("interpretation", as: [String].self).compactMap(Language.init(rawValue:)),
      capacity: try row.optional("capacity"), isCapacityOfRoom: try row.get("capacity_from_room"),
      state: try row.get("state"), openedAt: try row.optionalTime("opened_at"),
      closedAt: try row.optionalTime("closed_at"),
      calendar: CalendarIdentity(
        uid: try row.get("calendar_uid"), sequence: try row.get("calendar_sequence"),
        changedAt: try row.time("calendar_changed_at")),
      presentCount: try row.get("present_count"), origin: try row.origin)
  }
}
