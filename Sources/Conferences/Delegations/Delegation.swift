import PostgreSQL

/// A delegation: who leads it, and who of the host looks after it.
public struct Delegation: Hashable, Sendable {
  public let id: Int
  public let code: String
  public let name: LocalisedText
  /// The code of the organisation that sends it.
  public let organisation: String?
  public let country: String
  public let side: DelegationSide
  /// Its place among the delegations, from 1.
  public let position: Int
  public let state: DelegationState
  /// External ids of guests.
  public let head: String?
  public let deputy: String?
  public let liaison: String?
  /// Whether the head is still coming; nil where there is no head.
  public let headState: ParticipationState?
  /// Everybody ever entered for it, and those of them who count.
  public let memberCount: Int
  public let takingPart: Int
  public let origin: Origin
}

extension Delegation {
  init(_ row: Row) throws(DatabaseError) {
    self.init(
      id: try row.get("id"), code: try row.get("code"), name: try row.text("name"),
      organisation: try row.optional("organisation"), country: try row.get("country"), side: try row.get("side"),
      position: try row.get("position"), state: try row.get("state"), head: try row.optional("head"),
      deputy: try row.optional("deputy"), liaison: try row.optional("liaison"),
      headState: try row.optional("head_state"), memberCount: try row.get("members"),
      takingPart: try row.get("taking_part"), origin: try row.origin)
  }
}
