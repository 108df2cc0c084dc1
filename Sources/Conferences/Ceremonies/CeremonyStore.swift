public import Foundation
public import PostgreSQL

/// The ceremonies of a conference.
public enum CeremonyStore {
  /// All of them with their grants, in the order of entry.
  public static func list(of conference: Conference, in database: Database) throws -> [Ceremony] {
    var grants: [Int: [Grant]] = [:]
    for row in try database.query(Statements.grants, conference.id) {
      grants[try row.get("ceremony_id"), default: []].append(try Grant(row))
    }
    return try database.query(Statements.ceremonies, conference.id).map { row in
      let id: Int = try row.get("id")
      return Ceremony(
        id: id, code: try row.get("code"), name: try row.text("name"), session: try row.get("session"),
        grants: grants[id] ?? [], origin: try row.origin)
    }
  }

  /// The ceremony of a code; without a code the only one there is.
  ///
  /// - Throws: ``ConferenceError`` `.noSuchRecord` or `.notUnique`.
  public static func find(
    _ code: String?, of conference: Conference, in database: Database
  ) throws -> Ceremony {
    let all = try list(of: conference, in: database)
    if let code {
      if let ceremony = all.first(where: { $0.code == code }) { return ceremony }
      throw ConferenceError.noSuch("ceremony", code, among: all.map(\.code), list: "trao ceremony list")
    }
    guard let only = all.first else {
      throw ConferenceError(
        .noSuchRecord, "the conference \(conference.code) has no ceremony",
        remedy: "add one to ceremonies.yaml")
    }
    guard all.count == 1 else {
      throw ConferenceError(
        .notUnique, "there are \(all.count) ceremonies: \(all.map(\.code).joined(separator: ", "))",
        remedy: "say which")
    }
    return only
  }

  /// Records that a certificate was handed over on stage. Call it inside `pool.change(as:)`.
  ///
  /// A grant that was handed over already is answered as it is recorded, where nothing else is asked for.
  ///
  /// - Parameters:
  ///   - position: The grant's place in the ceremony; nil for the next that is not handed over.
  ///   - ceremony: As ``find(_:of:in:)`` returns it.
  ///   - conference: Whose ceremony it is.
  ///   - time: When; nil for now, by the database's clock.
  ///   - proxy: Who took it for the recipient; nil where the recipient did.
  ///   - database: In a transaction with an actor.
  /// - Returns: The grant as it is recorded now.
  /// - Throws: ``ConferenceError`` `.noSuchRecord`, or `.refused` with the rule that forbids it: only an issued
  ///   certificate, not before the day of its issue (I3) and not in the future, once (I4), from a presenter to a
  ///   recipient or a named proxy.
  public static func handOver(
    _ position: Int? = nil, of ceremony: Ceremony, in conference: Conference, at time: Date? = nil,
    proxy: String? = nil, in database: Database
  ) throws -> Grant {
    // Two stewards at two desks: the second waits here and then sees what the first did.
    try database.query(Statements.lockGrants, conference.id, ceremony.id)
    let grants = try find(ceremony.code, of: conference, in: database).grants
    let grant = try choose(position, among: grants, of: ceremony)
    if grant.state.isHandedOver {
      guard time.map({ $0.toMicrosecond == grant.handedAt }) ?? true, proxy == nil || proxy == grant.proxy
      else {
        let first = grant.handedAt.map { RFC3339.text($0, in: conference.timeZone) } ?? "an earlier time"
        throw ConferenceError(
          .refused, "grant \(grant.position) was handed over at \(first)",
          remedy: "what happened on stage stays")
      }
      return grant
    }
    guard grant.state != .withdrawn else {
      throw ConferenceError(
        .refused, "grant \(grant.position) is withdrawn", remedy: "load it with another state first")
    }
    try DatabaseClock.refuseFuture(time, of: "the hand-over", in: conference, database)
    let proxy = try Line.given(proxy, as: "the proxy's name")
    return try BrokenRule.explained {
      try database.query(Statements.handOver, conference.id, grant.id, time, proxy)
      let after = try find(ceremony.code, of: conference, in: database).grants
      return after.first { $0.id == grant.id } ?? grant
    }
  }

  private static func choose(_ position: Int?, among grants: [Grant], of ceremony: Ceremony) throws -> Grant {
    if let position {
      if let grant = grants.first(where: { $0.position == position }) { return grant }
      throw ConferenceError(
        .noSuchRecord, "the ceremony \(ceremony.code) has no grant \(position)",
        remedy: grants.isEmpty ? "it has none" : "it has the grants 1 to \(grants.count)")
    }
    if let next = grants.first(where: { $0.state == .planned || $0.state == .ready }) { return next }
    throw ConferenceError(
      .refused, "every grant of the ceremony \(ceremony.code) is handed over or withdrawn",
      remedy: "trao ceremony show lists them")
  }
}
