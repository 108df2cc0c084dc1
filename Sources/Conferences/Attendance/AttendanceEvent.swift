public import Foundation
public import PostgreSQL

/// Somebody came to a session, or left it. Events are only ever added.
public struct AttendanceEvent: Hashable, Sendable {
  public let id: Int
  /// The external id of who came.
  public let attendee: String
  /// The code of the session.
  public let session: String
  public let at: Date
  public let direction: AttendanceDirection
  public let method: AttendanceMethod
  /// One key is one event, however often it is sent.
  public let key: String
  /// The door, desk or scanner, where it is known.
  public let device: String?
  /// Why an event is taken back; nil for all but annulments.
  public let reason: String?
  /// The key of the event that this one takes back.
  public let annuls: String?
  /// The key of the later event that took this one back.
  public let annulledBy: String?
  /// When and by whom it was first recorded.
  public let recordedAt: Date
  public let recordedBy: String

  /// Whether a later event took it back.
  public var isAnnulled: Bool { annulledBy != nil }
}

/// How an event came into the record.
public enum AttendanceMethod: String, CaseIterable, Codable, Sendable, ColumnValue {
  /// Somebody typed it.
  case manual
  /// A file of events.
  case `import`
  /// A badge was scanned.
  case code
}

extension AttendanceEvent {
  init(_ row: Row) throws(DatabaseError) {
    self.init(
      id: try row.get("id"), attendee: try row.get("external_id"), session: try row.get("session"),
      at: try row.time("at"), direction: try row.get("direction"), method: try row.get("method"),
      key: try row.get("key"), device: try row.optional("device"), reason: try row.optional("reason"),
      annuls: try row.optional("annuls"), annulledBy: try row.optional("annulled_by"),
      recordedAt: try row.time("created_at"), recordedBy: try row.get("created_by"))
  }
}
