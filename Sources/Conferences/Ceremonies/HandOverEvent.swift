public import Foundation
import PostgreSQL

/// Something that was recorded of a grant. Events never change; what is wrong is put right by another one.
public struct HandOverEvent: Hashable, Sendable {
  public let id: Int
  /// The place that the grant has now.
  public let position: Int
  /// `handed`, `proxy`, `absent`, `withdrawn`, or `annulled`: what was recorded before did not happen.
  public let event: String
  public let at: Date
  /// External ids.
  public let presenter: String?
  public let recipient: String?
  public let proxy: String?
  /// Why it was withdrawn, corrected or annulled.
  public let note: String?
  /// The event in whose place it stands.
  public let corrects: Int?
  public let key: String
  public let recordedAt: Date
  public let recordedBy: String
}

extension HandOverEvent {
  init(_ row: Row) throws(DatabaseError) {
    self.init(
      id: try row.get("id"), position: try row.get("position"), event: try row.get("event"),
      at: try row.time("at"), presenter: try row.optional("presenter"),
      recipient: try row.optional("recipient"),
      proxy: try row.optional("proxy_name"), note: try row.optional("note"),
      corrects: try row.optional("corrects_id"), key: try row.get("key"),
      recordedAt: try row.time("created_at"),
      recordedBy: try row.get("created_by"))
  }
}
