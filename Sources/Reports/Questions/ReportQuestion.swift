public import Conferences
public import Foundation
public import PostgreSQL

/// What is asked of a conference: which report, of whom, by what, in which language, as of when. Stored as it is where a
/// report is made later.
public struct ReportQuestion: Codable, Hashable, Sendable {
  public var name: ReportName
  /// Of names, headings and numbers.
  public var language = Language.en
  /// As it was recorded at that moment; nil for now. See ``ReportName/hasPast``.
  public var asOf: Date?
  /// By what is counted; empty for the report's usual way.
  public var by: [ReportGrouping] = []
  public var filter = ReportFilter()

  public init(_ name: ReportName, language: Language = .en) {
    self.name = name
    self.language = language
  }

  /// Asks the database. Run it in one repeatable-read transaction, so that totals and rows agree.
  ///
  /// - Parameters:
  ///   - conference: Code of the conference.
  ///   - withTotals: Whether sums and notes are wanted, which may cost more than the rows; CSV shows none.
  ///   - database: A snapshot that nobody changes meanwhile.
  /// - Returns: The answer.
  /// - Throws: ``ReportError`` for what is not there and what the report cannot answer; `DatabaseError`.
  public func answer(
    for conference: String, withTotals: Bool = true, in database: Database
  ) throws -> Report {
    try check()
    let place = try ReportedConference.find(conference, language, asOf: asOf, in: database)
    try filter.check(place, in: database)
    return switch name {
    case .attendance: try AttendanceReport(place, self, in: database).report
    case .delegations: try DelegationsReport.ask(place, self, in: database)
    case .noShows: try NoShowsReport.ask(place, self, in: database)
    case .rsvp: try AnswersReport.ask(place, self, in: database)
    case .invitations: try InvitationsReport.ask(place, self, in: database)
    case .grants: try GrantsReport.ask(place, self, withTotals: withTotals, in: database)
    case .intervals: try IntervalsReport.ask(place, in: database)
    case .jobs: try JobsReport.ask(place, in: database)
    case .register: try RegisterReport.ask(place, in: database)
    case .claims: try ClaimsReport(place, in: database).report
    case .summary: try SummaryReport(place, in: database).report
    }
  }

  /// What it may be counted by.
  public var groupings: [ReportGrouping] {
    switch name {
    case .attendance: [.session, .day, .delegation, .country, .side, .rank, .organisation]
    case .rsvp: [.delegation, .day]
    case .grants: [.country, .sector, .authority, .zone, .kind]
    default: []
    }
  }

  private func check() throws(ReportError) {
    if asOf != nil, !name.hasPast { throw .notAsked(report: name.rawValue, what: "a moment in the past") }
    for grouping in by where !groupings.contains(grouping) {
      throw .notAsked(report: name.rawValue, what: "by \(grouping.rawValue)")
    }
    if name == .grants, by.count > 1 {
      throw .notAsked(report: name.rawValue, what: "by more than one thing")
    }
    for (filter, names) in filter.given where !names.contains(name) {
      throw .notAsked(report: name.rawValue, what: "only one \(filter)")
    }
  }
}
