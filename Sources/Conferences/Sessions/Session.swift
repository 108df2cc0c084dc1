public import Foundation
import PostgreSQL

/// A session of a conference.
public struct Session: Hashable, Sendable {
  public let id: Int
  public let code: String
  public let kind: SessionKind
  public let name: LocalisedText
  public let room: LocalisedText
  public let startsAt: Date
  public let endsAt: Date
  /// The code of the session around it.
  public let parent: String?
  /// The external id of who chairs it.
  public let chair: String?
  public let state: SessionState
  public let openedAt: Date?
  public let closedAt: Date?
  /// Participants with at least one coming that was not taken back, each once.
  public let presentCount: Int
  public let origin: Origin
}

extension Session {
  init(_ row: Row) throws(DatabaseError) {
    self.init(
      id: try row.get("id"), code: try row.get("code"), kind: try row.get("kind"), name: try row.text("name"),
      room: try row.text("room"), startsAt: try row.time("starts_at"), endsAt: try row.time("ends_at"),
      parent: try row.optional("parent"), chair: try row.optional("chair"), state: try row.get("state"),
      openedAt: try row.optionalTime("opened_at"), closedAt: try row.optionalTime("closed_at"),
      presentCount: try row.get("present_count"), origin: try row.origin)
  }
}
