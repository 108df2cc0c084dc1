public import PostgreSQL

/// Who was invited, who accepted and who came: one row per session and delegation.
public struct AttendanceReport: Report {
  public static let name = "attendance"

  /// One delegation in one session.
  public struct Row: Sendable {
    /// Code of the session, and whether it is planned, open or closed.
    public let session: String
    public let sessionState: String
    /// Code and name of the delegation; nil for guests without one.
    public let delegation: String?
    public let delegationName: String?
    public let counts: AttendanceCounts
  }

  /// One session, all delegations.
  public struct SessionTotal: Sendable {
    public let session: String
    public let state: String
    public var counts: AttendanceCounts
  }

  /// What the rows add up to.
  public struct Totals: Sendable {
    /// The sums of all rows: a guest of two sessions counts twice.
    public let counts: AttendanceCounts
    /// The sums of each session.
    public let sessions: [SessionTotal]
    /// Over all sessions, each guest counted once.
    public let people: AttendanceCounts
  }

  public let report = Self.name
  /// Code of the conference.
  public let conference: String
  /// The moment for which the answer holds.
  public let asOf: ConferenceTime
  /// By the sessions' beginning, then by the delegations' order of protocol.
  public let rows: [Row]
  public let totals: Totals

  /// Asks the database. Run it in one repeatable-read transaction, so that totals and rows agree.
  ///
  /// - Parameters:
  ///   - code: Code of the conference.
  ///   - session: Code of the only session wanted; nil for all that are not cancelled.
  ///   - language: In which the delegations' names are given.
  ///   - database: A snapshot that nobody changes meanwhile.
  /// - Throws: ``ReportError`` where there is no such conference or session.
  public init(
    conference code: String, session: String? = nil, language: String = "en", in database: Database
  ) throws {
    let place = try ReportedConference.find(code, in: database)
    if let session {
      let found = try database.query(Statements.sessionExists, place.id, session).first
      guard try found?.get("found", as: Bool.self) == true else { throw ReportError.unknownSession(session) }
    }
    conference = place.code
    asOf = place.asOf
    rows = try database.query(Statements.attendance, place.id, session, language).map { row in
      Row(
        session: try row.get("session", as: String.self),
        sessionState: try row.get("session_state", as: String.self),
        delegation: try row.optional("delegation", as: String.self),
        delegationName: try row.optional("delegation_name", as: String.self),
        counts: try AttendanceCounts(row))
    }
    let people = try database.query(Statements.attendingPeople, place.id, session).first
    totals = Totals(rows, people: try people.map { try AttendanceCounts($0) } ?? AttendanceCounts())
  }
}

extension AttendanceReport.Totals {
  fileprivate init(_ rows: [AttendanceReport.Row], people: AttendanceCounts) {
    var sum = AttendanceCounts()
    var sessions: [AttendanceReport.SessionTotal] = []
    for row in rows {
      sum += row.counts
      if sessions.last?.session != row.session {
        sessions.append(.init(session: row.session, state: row.sessionState, counts: AttendanceCounts()))
      }
      sessions[sessions.count - 1].counts += row.counts
    }
    self.init(counts: sum, sessions: sessions, people: people)
  }
}
