public import Conferences
public import PostgreSQL

/// Who should be looked at before papers leave, because a title has ended or not begun on the papers' date (I15).
public enum TitleWarnings {
  /// Of the papers that a request would make if it ran now: guests, presenters, recipients and the signer.
  ///
  /// - Throws: ``DocumentError`` `.noSuch`, `.noSuchConference`; `DatabaseError`.
  public static func of(
    _ request: DocumentRequest, in database: Database
  ) throws -> [AppointmentWarning] {
    guard PrintedTitles(request.kind) != .none else { return [] }
    let arguments = try DocumentSchedule.resolve(request, in: database).arguments
    let rows = try database.query(Statements.conferenceDay, request.conference, request.at)
    guard let row = rows.first else { throw DocumentError.noSuchConference }
    let due = try arguments.due(batch: nil, limit: Int(Int32.max), in: database)
    return try find(
      request.kind, due.map { $0.id }, dated: request.dated ?? row.get("day"), at: request.conference,
      in: database)
  }

  /// Of the papers of a kind for recipients: guests by the organiser's own key, or grants by their project's code.
  public static func of(
    _ kind: DocumentKind, _ codes: [String], dated: CalendarDate, at conference: Int, in database: Database
  ) throws -> [AppointmentWarning] {
    let statement: Statement
    switch PrintedTitles(kind) {
    case .ofGuests: statement = Statements.guestsByCode
    case .ofGrants: statement = Statements.grantsByCode
    case .none: return []
    }
    let ids = try database.query(statement, conference, codes).map { try $0.get(0, as: Int.self) }
    return try find(kind, ids, dated: dated, at: conference, in: database)
  }

  private static func find(
    _ kind: DocumentKind, _ ids: [Int], dated: CalendarDate, at conference: Int, in database: Database
  ) throws -> [AppointmentWarning] {
    guard !ids.isEmpty else { return [] }
    let isOfGuests = PrintedTitles(kind) == .ofGuests
    let people = try database.query(
      Statements.titledParticipants, conference, isOfGuests ? ids : [], isOfGuests ? [] : ids)
    return try PersonStore.appointmentWarnings(
      of: people.map { try $0.get(0) }, dated: dated, at: conference, in: database)
  }
}

/// Whose titles stand on the papers of a kind.
private enum PrintedTitles {
  case ofGuests, ofGrants, none

  init(_ kind: DocumentKind) {
    switch kind {
    case .invitation, .card, .badge, .attendance: self = .ofGuests
    case .presentation: self = .ofGrants
    default: self = .none
    }
  }
}
