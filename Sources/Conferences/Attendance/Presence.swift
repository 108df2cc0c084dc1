public import Foundation
import PostgreSQL

/// A guest's time in a session, as the scans that were not annulled add it up.
public struct Presence: Hashable, Sendable {
  /// The guest's external id.
  public let attendee: String
  public let name: String
  /// The session's code.
  public let session: String
  public let firstIn: Date
  public let lastOut: Date?
  /// Since when the guest is inside; nil for who has left, and for everybody once the session is closed.
  public let insideSince: Date?
  /// Seconds in the session: from each arrival to the next departure, else to the closing, else until now.
  public let dwell: TimeInterval

  /// Whether the guest is in the session now.
  public var isInside: Bool { insideSince != nil }
}

extension Presence {
  init(_ row: Row) throws(DatabaseError) {
    self.init(
      attendee: try row.get("external_id"), name: try row.get("name"), session: try row.get("session"),
      firstIn: try row.time("first_in"), lastOut: try row.optionalTime("last_out"),
      insideSince: try row.optionalTime("inside_since"), dwell: try row.get("dwell"))
  }
}
