public import Conferences
public import Foundation
public import PostgreSQL

/// All figures that the organisers report after a conference, for the chairman's report.
///
/// Its figures about people are those of the attendance report in other groupings, so that they agree with it.
public struct SummaryReport: Sendable {
  /// Counts of one session, delegation, country, side or band of rank.
  public struct Part: Sendable {
    /// nil for guests without one.
    public let code: String?
    public let name: String?
    /// Of a session: planned, open, closed.
    public let state: String?
    public let counts: AttendanceCounts
  }

  /// How many of a kind there are.
  public struct Tally: Sendable {
    public let kind: String
    /// Empty where the kind has no states.
    public let state: String
    public let count: Int
  }

  public struct Grants: Sendable {
    public let planned, handed, withdrawn: Int
    /// Of what was handed over, by currency.
    public let capital: [GrantSum]
    public let byCountry, bySector, byAuthority, byZone: [GrantSum]
    /// Other instruments handed over, by kind; memoranda are `memorandum`.
    public let instruments: [Tally]
  }

  /// Days from the issue to the hand-over; nil where nothing was handed over.
  public struct Intervals: Sendable {
    public let grants: Int
    public let shortest, median, longest: Int?
  }

  /// Code of the conference.
  public let conference: String
  public let asOf: ConferenceTime
  /// Over the whole conference, each guest once.
  public let people: AttendanceCounts
  public let sessions, delegations, countries, sides, ranks: [Part]
  public let substitutes: Int
  /// Guests of the press, and how many of them came.
  public let press, pressPresent: Int
  public let grants: Grants
  public let intervals: Intervals
  /// By kind and state.
  public let documents: [Tally]
  public let claims: [ClaimsReport.Line]
  /// What is left to do: returned-letters, letters-not-sent, no-answer, no-shows, grants-open.
  public let followUps: [Tally]
  public let report: Report

  /// Asks the database. Run it in one repeatable-read transaction, so that all figures agree.
  ///
  /// - Parameters:
  ///   - code: Code of the conference.
  ///   - language: Of names, headings and numbers.
  ///   - asOf: As it was recorded at that moment; nil for now.
  ///   - database: A snapshot that nobody changes meanwhile.
  /// - Throws: ``ReportError`` where there is no such conference; `DatabaseError`.
  public init(
    conference code: String, language: Language, asOf: Date? = nil, in database: Database
  ) throws {
    try self.init(ReportedConference.find(code, language, asOf: asOf, in: database), in: database)
  }

  init(_ place: ReportedConference, in database: Database) throws {
    let attendance = try AttendanceBreakdown(place, in: database)
    let counts = try database.query(Statements.summaryCounts, place.id, place.moment).one()
    let sums = try [GrantSum.Kind.whole, .country, .sector, .authority, .zone].map {
      try GrantSum.all(by: $0, of: place, in: database).filter(\.isHandedOver)
    }
    let spread = try IntervalsReport.spread(place, in: database)
    conference = place.code
    asOf = place.asOf
    people = attendance.people
    (sessions, delegations) = (attendance.sessions, attendance.delegations)
    (countries, sides, ranks) = (attendance.countries, attendance.sides, attendance.ranks)
    substitutes = try counts.get("substitutes")
    press = try counts.get("press")
    pressPresent = try counts.get("press_present")
    grants = Grants(
      planned: try counts.get("grants_planned"), handed: try counts.get("grants_handed"),
      withdrawn: try counts.get("grants_withdrawn"), capital: sums[0], byCountry: sums[1], bySector: sums[2],
      byAuthority: sums[3], byZone: sums[4],
      instruments: try database.query(Statements.summaryInstruments, place.id, place.moment).map {
        Tally(kind: try $0.get("kind"), state: "", count: try $0.get("number"))
      })
    intervals = Intervals(
      grants: spread.grants, shortest: spread.shortest, median: spread.median, longest: spread.longest)
    documents = try database.query(Statements.summaryDocuments, place.id, place.moment).map {
      Tally(kind: try $0.get("kind"), state: try $0.get("state"), count: try $0.get("number"))
    }
    claims = try ClaimsReport.lines(place, in: database)
    followUps = [
      Tally(kind: "no-answer", state: "", count: people.unanswered),
      Tally(kind: "no-shows", state: "", count: people.absent),
      Tally(kind: "letters-not-sent", state: "", count: try counts.get("unsent_letters")),
      Tally(kind: "returned-letters", state: "", count: try counts.get("returned_letters")),
      Tally(kind: "grants-open", state: "", count: grants.planned),
    ].filter { $0.count > 0 }
    report =
      SummaryTable(
        place: place, people: people,
        groups: [
          (.sessions, sessions), (.delegations, delegations), (.countries, countries), (.sides, sides),
          (.ranks, ranks),
        ], substitutes: substitutes, press: press, pressPresent: pressPresent, grants: grants,
        intervals: intervals,
        documents: documents, claims: claims, followUps: followUps
      ).report
  }
}
