import Conferences
public import PostgreSQL

/// Who was invited, who accepted and who came, by any grouping: the answer as typed values, and as a report.
public struct AttendanceReport: Sendable {
  /// One group in one session, on one day, or at the whole conference.
  public struct Part: Sendable {
    /// What the group is, by what was grouped by; nil where guests have none, such as no delegation.
    public let session, sessionState, delegation, delegationName, country, side, rank, rankName: String?
    public let organisation, organisationName: String?
    public let day: CalendarDate?
    /// Whether everything it counts is over.
    public let isClosed: Bool
    public var counts: AttendanceCounts
  }

  public let parts: [Part]
  /// Over everything asked for, each guest counted once.
  public let people: AttendanceCounts
  /// Whether everything asked for is over.
  public let isClosed: Bool
  public let report: Report

  init(_ place: ReportedConference, _ question: ReportQuestion, in database: Database) throws {
    let by = question.by.isEmpty ? [.session, .delegation] : question.by
    let filter = question.filter
    let rows = try database.query(
      Statements.attendance, place.id, place.moment, place.language.rawValue, by.contains(.session),
      by.contains(.day), by.contains(.delegation), by.contains(.country), by.contains(.side),
      by.contains(.rank),
      by.contains(.organisation), filter.session, filter.day, filter.delegation, filter.country, filter.side,
      filter.rank, false)
    var parts: [Part] = []
    var whole: Part?
    for row in rows {
      let part = try Part(row)
      if try row.get("is_people", as: Bool.self) { whole = part } else { parts.append(part) }
    }
    var sum = AttendanceCounts()
    for part in parts { sum += part.counts }
    self.parts = parts
    // Without sessions or days each guest is in one row only.
    people = by.contains(.session) || by.contains(.day) ? whole?.counts ?? AttendanceCounts() : sum
    isClosed = parts.allSatisfy(\.isClosed)
    report =
      AttendanceTable(place: place, by: by, parts: parts, sum: sum, people: people, isClosed: isClosed).report
  }
}

extension AttendanceReport.Part {
  init(_ row: Row) throws {
    session = try row.optional("session")
    sessionState = try row.optional("session_state")
    delegation = try row.optional("delegation")
    delegationName = try row.optional("delegation_name")
    country = try row.optional("country")
    side = try row.optional("side")
    rank = try row.optional("rank")
    rankName = try row.optional("rank_name")
    organisation = try row.optional("organisation")
    organisationName = try row.optional("organisation_name")
    day = try row.optional("day")
    isClosed = try row.get("is_closed")
    counts = try AttendanceCounts(row)
  }
}
