import Foundation

/// One event as an attendance file gives it.
struct AttendanceRecord: Hashable, Sendable {
  var row: Int
  var externalID: String
  var session: String
  var at: Date
  var direction: AttendanceDirection
  var key: String
  var device: String?
  /// Of an annulment: the key of what it takes back, and why.
  var annuls: String?
  var reason: String?
}
