public import Foundation

/// Somebody came to a session, or left it. Events are only ever added.
public struct AttendanceEvent: Hashable, Sendable {
  public let id: Int
  /// The external id of who came.
  public let attendee: String
  /// The code of the session.
  public let session: String
  public let at: Date
  public let direction: AttendanceDirection
  /// `manual`, `import` or `code`.
  public let method: String
  /// One key is one event, however often it is sent.
  public let key: String
  /// Whether a later event took it back.
  public let isAnnulled: Bool
  /// When and by whom it was first recorded.
  public let recordedAt: Date
  public let recordedBy: String
}

/// One event as an attendance file gives it.
struct AttendanceRecord: Hashable, Sendable {
  var row: Int
  var externalID: String
  var session: String
  var at: Date
  var direction: AttendanceDirection
  var key: String
}
