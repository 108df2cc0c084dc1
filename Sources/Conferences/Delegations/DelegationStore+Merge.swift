public import PostgreSQL

/// What a merge of two delegations did.
public struct DelegationMerge: Hashable, Sendable {
  /// As it is now.
  public let kept: Delegation
  /// The code of the other.
  public let merged: String
  /// How many members joined.
  public let joined: Int
  /// Whether the other is gone. Else it stays without members, because papers or departures name it.
  public let isGone: Bool
}

extension DelegationStore {
  /// Makes one delegation of two: all members of the other join the kept one. Its head, deputy and liaison officer keep
  /// their posts where the kept one has nobody for them, else they are plain members. Call it inside
  /// `pool.change(as:)`.
  ///
  /// - Parameters:
  ///   - other: The code of the one that is given up.
  ///   - code: That of the kept one.
  ///   - conference: Where both come to.
  ///   - database: In a transaction with an actor.
  /// - Returns: What was done.
  /// - Throws: ``ConferenceError`` where a code is unknown, both are one, one is closed, or a rule forbids it.
  public static func merge(
    _ other: String, into code: String, of conference: Conference, in database: Database
  ) throws -> DelegationMerge {
    let kept = try find(code, of: conference, in: database)
    let merged = try find(other, of: conference, in: database)
    guard kept.id != merged.id else {
      throw ConferenceError(
        .invalid, "\(code) cannot become part of itself", remedy: "name two delegations")
    }
    for delegation in [kept, merged] where delegation.state == .closed {
      throw ConferenceError(
        .refused, "the delegation \(delegation.code) is closed",
        remedy: "open it again: trao delegation reopen \(delegation.code)")
    }
    return try BrokenRule.explained {
      if merged.state == .confirmed { try reopen(other, of: conference, in: database) }
      try edit(other, withoutPosts(), of: conference, in: database)
      let joined = try database.query(Statements.joinDelegations, conference.id, other, code).affectedCount
      try edit(code, posts(of: kept, and: merged), of: conference, in: database)
      let isGone = try database.query(Statements.removeDelegation, conference.id, other).affectedCount == 1
      if isGone { try order([], of: conference, in: database) }
      return DelegationMerge(
        kept: try find(code, of: conference, in: database), merged: other, joined: joined, isGone: isGone)
    }
  }

  private static func withoutPosts() -> DelegationChange {
    var change = DelegationChange()
    (change.head, change.deputy, change.liaison) = (.remove, .remove, .remove)
    return change
  }

  private static func posts(of kept: Delegation, and merged: Delegation) -> DelegationChange {
    var change = DelegationChange()
    if kept.head == nil { change.head = ValueChange(merged.head, removing: false) }
    if kept.deputy == nil { change.deputy = ValueChange(merged.deputy, removing: false) }
    if kept.liaison == nil { change.liaison = ValueChange(merged.liaison, removing: false) }
    return change
  }
}
