public import PostgreSQL

/// Of whom and what a report tells; nothing given, of all.
public struct ReportFilter: Codable, Hashable, Sendable {
  /// Code of a session.
  public var session: String?
  /// Day of the sessions.
  public var day: CalendarDate?
  /// Code of a delegation.
  public var delegation: String?
  /// Of the guests, ISO 3166-1 alpha-2.
  public var country: String?
  /// host, guest or third: of the guests' delegations.
  public var side: String?
  /// Code of a band of rank.
  public var rank: String?

  public init() {}

  /// What is given, each with the reports that understand it.
  var given: [(String, [ReportName])] {
    var given: [(String, [ReportName])] = []
    if session != nil { given.append(("session", [.attendance, .noShows])) }
    if day != nil { given.append(("day", [.attendance])) }
    if delegation != nil { given.append(("delegation", [.attendance, .noShows, .invitations])) }
    if country != nil { given.append(("country", [.attendance])) }
    if side != nil { given.append(("side", [.attendance])) }
    if rank != nil { given.append(("rank", [.attendance])) }
    return given
  }

  /// - Throws: ``ReportError`` `.unknown` for a code that means nothing.
  func check(_ place: ReportedConference, in database: Database) throws {
    guard session != nil || delegation != nil || rank != nil else { return }
    let row = try database.query(Statements.attendanceScope, place.id, session, delegation, rank).one()
    for (noun, code) in [("session", session), ("delegation", delegation), ("rank", rank)] {
      guard let code, try !row.get(noun, as: Bool.self) else { continue }
      throw ReportError.unknown(noun: noun == "rank" ? "band of rank" : noun, code: code)
    }
  }
}
