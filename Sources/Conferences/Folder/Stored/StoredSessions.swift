import PostgreSQL

/// Sessions in the database, as a folder's entries.
enum StoredSessions {
  static func entries(of conference: Int, in database: Database) throws -> [SessionEntry] {
    try database.query(Statements.sessionEntries, conference).map { row in
      SessionEntry(
        code: try row.get("code"), parent: try row.optional("parent"), kind: try row.get("kind"),
        name: try row.text("name"), roomCode: try row.optional("room_code"),
        room: try row.text("room"), startsAt: try row.time("starts_at"),
        endsAt: try row.time("ends_at"), capacity: try row.optional("capacity"),
        chair: try row.optional("chair"), moderators: try row.get("moderators"),
        speakers: try row.get("speakers"), interpreters: try row.get("interpreters"),
        interpretation: try row.get("interpretation", as: [String].self).compactMap(Language.init(rawValue:)),
        state: try row.get("state"),
        openedAt: try row.optionalTime("opened_at"),
        closedAt: try row.optionalTime("closed_at"), calendarSequence: try row.get("calendar_sequence"),
        origin: try row.origin)
    }
  }

  static func put(_ entry: SessionEntry, of conference: Int, in database: Database) throws {
    try database.query(
      Statements.putSession, conference, entry.code, entry.parent, entry.kind.rawValue, entry.name.row,
      entry.room.row, entry.startsAt, entry.endsAt, entry.capacity, entry.chair, entry.state.rawValue,
      entry.openedAt, entry.closedAt, entry.origin.provenance.rawValue, entry.origin.isVerified,
      entry.origin.sourceFields, entry.origin.sourceProvenances, entry.roomCode,
      entry.interpretation.map(\.rawValue))
    let parts = [
      ("moderator", entry.moderators), ("speaker", entry.speakers), ("interpreter", entry.interpreters),
    ]
    for (part, people) in parts {
      try database.query(Statements.removeSessionPeople, conference, entry.code, part, people)
      try database.query(Statements.putSessionPeople, conference, entry.code, part, people)
    }
    try database.query(Statements.raiseCalendarSequence, conference, entry.code, entry.calendarSequence)
  }
}
