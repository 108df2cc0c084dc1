public import Foundation
public import PostgreSQL

/// That a guest withdrew, sent somebody else, or came back.
public struct ParticipationEvent: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Codable, Sendable, ColumnValue {
    case withdrawn, substituted, restored
  }

  public let kind: Kind
  public let stateBefore: ParticipationState
  /// Who came instead.
  public let substitute: String?
  public let reason: String?
  public let recordedAt: Date
  public let recordedBy: String
}

extension AttendeeStore {
  /// What happened to a guest's part, in turn.
  public static func events(
    of attendee: Attendee, in conference: Conference, _ database: Database
  ) throws -> [ParticipationEvent] {
    try database.query(Statements.participationEvents, conference.id, attendee.participation).map { row in
      ParticipationEvent(
        kind: try row.get("event"), stateBefore: try row.get("state_before"),
        substitute: try row.optional("substitute"), reason: try row.optional("reason"),
        recordedAt: try row.time("created_at"), recordedBy: try row.get("created_by"))
    }
  }
}
