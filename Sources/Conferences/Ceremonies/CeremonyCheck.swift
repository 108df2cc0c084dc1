public import PostgreSQL

/// What is not ready for a ceremony. What was handed over, or withdrawn, needs nothing more.
public struct CeremonyCheck: Hashable, Sendable {
  public let ceremony: Ceremony
  /// By the order of the stage; what is about the whole ceremony first.
  public let findings: [CeremonyFinding]

  /// Whether nothing stands in the way.
  public var isReady: Bool { !findings.contains(where: \.isBlocking) }

  /// Whether nothing stands in the way of one grant.
  public func isReady(_ grant: Grant) -> Bool {
    !findings.contains { $0.position == grant.position && $0.isBlocking }
  }

  /// Looks at a ceremony.
  ///
  /// - Parameters:
  ///   - ceremony: As ``CeremonyStore/find(_:of:in:)`` returns it.
  ///   - conference: Whose ceremony it is.
  ///   - database: Where it is read.
  /// - Returns: What was found.
  /// - Throws: `DatabaseError`.
  public static func of(
    _ ceremony: Ceremony, in conference: Conference, _ database: Database
  ) throws -> CeremonyCheck {
    let row = try database.query(Statements.checkedCeremony, conference.id, ceremony.id).one()
    let day: CalendarDate = try row.get("day")
    var judge = CeremonyJudge(ceremony: ceremony, day: day)
    judge.judge(
      isCancelled: try row.get("is_cancelled"), isInProgramme: try row.get("is_in_programme"),
      positions: try row.get("positions"))
    var people: [Int: [CheckedPerson]] = [:]
    for row in try database.query(Statements.checkedPeople, conference.id, ceremony.id, day) {
      people[try row.get("grant_id"), default: []].append(try CheckedPerson(row))
    }
    for row in try database.query(Statements.checkedGrants, conference.id, ceremony.id) {
      judge.judge(try CheckedGrant(row), people[try row.get("id")] ?? [])
    }
    return CeremonyCheck(ceremony: ceremony, findings: judge.findings)
  }

  /// Looks at all ceremonies of a conference, or at one. Call ``mark(_:in:_:)`` to have the grants say what was found.
  ///
  /// - Throws: ``ConferenceError`` `.noSuchRecord`; `DatabaseError`.
  public static func all(
    of conference: Conference, ceremony code: String?, in database: Database
  ) throws -> [CeremonyCheck] {
    let ceremonies =
      try code.map { [try CeremonyStore.find($0, of: conference, in: database)] }
      ?? CeremonyStore.list(of: conference, in: database)
    return try ceremonies.map { try of($0, in: conference, database) }
  }

  /// Marks grants that nothing stands in the way of as ready, and others that were marked as planned. Call it inside
  /// `pool.change(as:)`.
  ///
  /// - Returns: How many grants changed.
  public static func mark(
    _ checks: [CeremonyCheck], in conference: Conference, _ database: Database
  ) throws -> Int {
    var changed = 0
    for check in checks {
      let waiting = check.ceremony.grants.filter { [.planned, .ready].contains($0.state) }
      for (state, ready) in [(GrantState.ready, true), (.planned, false)] {
        let ids = waiting.filter { check.isReady($0) == ready }.map(\.id)
        changed += try database.query(Statements.markGrants, conference.id, ids, state.rawValue).affectedCount
      }
    }
    return changed
  }
}
