public import PostgreSQL

/// The conferences there are.
public enum ConferenceStore {
  /// All of them, the earliest first.
  public static func list(in database: Database) throws -> [Conference] {
    try database.query(Statements.conferences).map { try Conference($0) }
  }

  /// The conference of a code; without a code the only one there is.
  ///
  /// - Throws: ``ConferenceError`` `.noSuchRecord` where the code means nothing or none is loaded, `.notUnique`
  ///   with all codes where no code was given and there are several.
  public static func resolve(_ code: String?, in database: Database) throws -> Conference {
    let all = try list(in: database)
    if let code {
      if let conference = all.first(where: { $0.code == code }) { return conference }
      throw ConferenceError.noSuch(
        "conference", code, among: all.map(\.code), list: "trao conference list")
    }
    guard let only = all.first else {
      throw ConferenceError(
        .noSuchRecord, "no conference is loaded", remedy: "load one: trao conference load DIR")
    }
    guard all.count == 1 else {
      throw ConferenceError(
        .notUnique, "there are \(all.count) conferences: \(all.map(\.code).joined(separator: ", "))",
        remedy: "say which: --conference CODE")
    }
    return only
  }

  /// Makes others who edit the conference, or anything of it, wait until the transaction ends. Call it before what is to
  /// be changed is read.
  ///
  /// - Throws: `DatabaseError`.
  public static func hold(_ conference: Conference, in database: Database) throws {
    try database.query(Statements.holdConference, conference.id)
  }

  public static func counts(of conference: Conference, in database: Database) throws -> ConferenceCounts {
    let row = try database.query(Statements.conferenceCounts, conference.id).one()
    return ConferenceCounts(
      organisers: try row.get("organisers"), delegations: try row.get("delegations"),
      participations: try row.get("participations"), people: try row.get("people"),
      namedPeople: try row.get("named_people"), sessions: try row.get("sessions"),
      projects: try row.get("projects"), ceremonies: try row.get("ceremonies"), grants: try row.get("grants"),
      grantsHandedOver: try row.get("grants_handed_over"), attendanceEvents: try row.get("attendance_events"),
      documents: try row.get("documents"))
  }
}
