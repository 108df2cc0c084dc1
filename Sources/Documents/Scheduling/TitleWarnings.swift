public import Conferences
public import PostgreSQL

/// Who should be looked at before papers leave, because a title has ended or not begun on the papers' date.
public enum TitleWarnings {
  /// Of the papers that a request would make if it ran now: guests, presenters, recipients and the
  /// signer; of lists, cards and plans everybody on them, of programmes and scripts who appears.
  ///
  /// - Throws: ``DocumentError`` `.noSuch`, `.noSuchConference`; `DatabaseError`.
  public static func of(
    _ request: DocumentRequest, in database: Database
  ) throws -> [AppointmentWarning] {
    let printed = PrintedTitles(request.kind)
    guard printed != .none else { return [] }
    let arguments = try DocumentSchedule.resolve(request, in: database).arguments
    let rows = try database.query(Statements.conferenceDay, request.conference, request.at)
    guard let row = rows.first else { throw DocumentError.noSuchConference }
    let day: CalendarDate = try request.dated ?? row.get("day")
    let people: Rows
    switch printed {
    case .ofList:
      people = try database.query(
        Statements.listedParticipants, request.conference, day, arguments.delegation, arguments.session)
    case .ofStage:
      people = try database.query(Statements.stageParticipants, request.conference, arguments.ceremony)
    case .ofSigner:
      let nobody: [Int] = []
      people = try database.query(Statements.titledParticipants, request.conference, nobody, nobody)
    case .ofGuests, .ofGrants, .none:
      let due = try arguments.due(batch: nil, limit: Int(Int32.max), in: database)
      return try find(request.kind, due.map { $0.id }, dated: day, at: request.conference, in: database)
    }
    return try PersonStore.appointmentWarnings(
      of: people.map { try $0.get(0) }, dated: day, at: request.conference, in: database)
  }

  /// Of the papers of a kind for recipients: guests by the organiser's own key, or grants by their project's code.
  public static func of(
    _ kind: DocumentKind, _ codes: [String], dated: CalendarDate, at conference: Int, in database: Database
  ) throws -> [AppointmentWarning] {
    let statement: Statement
    switch PrintedTitles(kind) {
    case .ofGuests: statement = Statements.guestsByCode
    case .ofGrants: statement = Statements.grantsByCode
    case .ofList, .ofStage, .ofSigner, .none: return []
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
  case ofGuests, ofGrants, ofList, ofStage, ofSigner, none

  init(_ kind: DocumentKind) {
    self =
      switch kind {
      case .invitation, .card, .badge, .attendance, .replyForm: .ofGuests
      case .presentation: .ofGrants
      case .guestList, .precedenceList, .seatingPlan, .placeCards, .attendanceSheet: .ofList
      case .programme, .script, .folderList: .ofStage
      case .summary: .ofSigner
      case .datasheet, .outgoingRegister: .none
      }
  }
}
