internal import Conferences
internal import PostgreSQL

/// The sessions of a conference as papers of one language and date show them, in order of time.
struct ConferenceSessions: Sendable {
  struct Session: Sendable {
    let id: Int
    let isInside: Bool
    /// A row of the field `sessions`.
    let fields: [String: FieldValue]
    /// The fields `chair.…`.
    let chair: Snapshot
    /// Whether a fact of it was invented.
    let isSample: Bool
    /// Whether a fact of its chair was invented.
    let isChairSample: Bool
  }

  let all: [Session]

  init(
    conference: Int, language: PaperLanguage, dated: CalendarDate, in database: Database
  ) throws {
    all = try database.query(Statements.paperSessions, conference, language.rawValue, dated).map { row in
      var fields: [String: FieldValue] = [:]
      fields.put("code", code: try row.get("code"))
      fields.put("name", text: try row.optional("name"))
      fields.put("room", text: try row.optional("room"))
      fields["starts"] = try Self.time(try row.get("starts"))
      fields["ends"] = try Self.time(try row.get("ends"))
      fields.put("is_inside", flag: try row.get("is_inside"))
      var chair: Snapshot = [:]
      chair.put("chair.name", name: try PrintedName(row)?.written(in: language))
      chair.put("chair.honorific", text: try row.optional("chair_honorific"))
      chair.put("chair.title", text: try row.optional("chair_title"))
      return Session(
        id: try row.get("id"), isInside: try row.get("is_inside"), fields: fields, chair: chair,
        isSample: try row.get("is_sample"), isChairSample: try row.get("is_chair_sample"))
    }
  }

  private static func time(_ iso: String) throws(DocumentError) -> FieldValue {
    guard let time = LocalTime(iso: iso) else { throw .unreadable("the time \(iso)") }
    return .time(time)
  }
}
