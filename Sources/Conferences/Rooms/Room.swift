import PostgreSQL

/// A room of a conference.
public struct Room: Hashable, Sendable {
  public let code: String
  public let name: LocalisedText
  /// How many people it has places for; nil where nobody counted.
  public let capacity: Int?
  /// How many sessions take place in it.
  public let sessionCount: Int
  public let origin: Origin
}

extension Room {
  init(_ row: Row) throws(DatabaseError) {
    self.init(
      code: try row.get("code"), name: try row.text("name"), capacity: try row.optional("capacity"),
      sessionCount: try row.get("sessions"), origin: try row.origin)
  }
}
