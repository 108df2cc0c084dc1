internal import PostgreSQL

extension DocumentSchedule {
  /// Refuses what would make nothing: a plan of seats that nobody planned, a list for a session that is cancelled. What
  /// is asked for at a time is looked at then.
  ///
  /// - Throws: ``DocumentError`` `.nothingDue`; `DatabaseError`.
  static func checkDue(
    _ request: DocumentRequest, _ arguments: PrepareArguments, in database: Database
  ) throws {
    guard request.kind.isAboutMany, request.at == nil,
      try arguments.due(batch: nil, limit: 1, in: database).isEmpty
    else { return }
    throw try nothing(for: request, in: database)
  }

  private static func nothing(for request: DocumentRequest, in database: Database) throws -> DocumentError {
    if case .session(let code) = request.selection,
      try !database.query(Statements.cancelledSession, request.conference, code).isEmpty
    {
      return .nothingDue(
        reason: "session \(code) is cancelled", remedy: "`trao session list` shows which are not")
    }
    return switch (request.kind, request.selection) {
    case (.seatingPlan, .session(let code)):
      .nothingDue(
        reason: "session \(code) has no seats", remedy: "`trao seating plan --session \(code)` plans them")
    case (.seatingPlan, _):
      .nothingDue(
        reason: "no session has seats",
        remedy: "`trao seating plan` plans those of one; `trao session list` shows which there are")
    case (_, .ceremony(let code)):
      .nothingDue(
        reason: "the session of ceremony \(code) is cancelled",
        remedy: "`trao session list` shows which are not")
    case (.folderList, _):
      .nothingDue(reason: "the conference has no ceremonies", remedy: "`trao ceremony add` makes one")
    default:
      .nothingDue(reason: "the conference has no sessions", remedy: "`trao session add` makes one")
    }
  }
}
