public import PostgreSQL

/// The calendar files of a conference.
public enum CalendarExport {
  /// The sessions for everybody, or one of them.
  ///
  /// - Throws: ``ConferenceError`` where there is no such session, or none at all (RFC 5545, 3.6).
  public static func calendar(
    of conference: Conference, session code: String? = nil, language: Language, in database: Database
  ) throws -> SessionCalendar {
    let sessions = try code.map { [try SessionStore.find($0, of: conference, in: database)] }
    return try calendar(conference, sessions, nil, language, database)
  }

  /// A session as the invitation of one guest, or as its cancellation.
  ///
  /// - Parameters:
  ///   - attendee: The guest's external id.
  ///   - code: The session: an invitation holds one (RFC 5546, 3.2.2).
  ///   - conference: Whose session it is.
  ///   - language: Of its texts; nil for the guest's own.
  ///   - database: Any.
  /// - Returns: The file for that guest.
  /// - Throws: ``ConferenceError`` where guest or session are unknown, or a mail address is missing, by which calendars
  ///   know people.
  public static func invitation(
    of attendee: String, to code: String, in conference: Conference, language: Language? = nil,
    _ database: Database
  ) throws -> SessionCalendar {
    let session = try SessionStore.find(code, of: conference, in: database)
    _ = try AttendeeStore.find(attendee, of: conference, in: database)
    let row = try database.query(Statements.calendarGuest, conference.id, attendee, session.id).one()
    guard let email: String = try row.optional("email") else {
      throw ConferenceError(
        .refused, "\(attendee) has no mail address, by which calendars know who is invited",
        remedy: "enter one, or export the session without --attendee")
    }
    let guest = SessionCalendar.Guest(
      name: try row.get("name"), email: email, language: try row.get("language"),
      isOrganisation: try row.get("is_organisation"), isChair: session.chair == attendee,
      answer: try row.optional("answer"))
    let calendar = try calendar(conference, [session], guest, language ?? guest.language, database)
    guard calendar.organiser.email != nil else {
      throw ConferenceError(
        .refused, "the conference has no mail address to which calendars could answer",
        remedy: "trao conference edit --contact-email ADDRESS, or export the session without --attendee")
    }
    return calendar
  }

  /// The sessions as a programme that apps and recording tools read.
  public static func schedule(
    of conference: Conference, language: Language, in database: Database
  ) throws -> ScheduleXML {
    let sessions = try SessionStore.list(of: conference, in: database)
    let wanted = Set(sessions.flatMap { [$0.chair].compactMap { $0 } + $0.moderators + $0.speakers })
    let names = try Participants.names(of: Array(wanted), in: language, of: conference, database)
    return ScheduleXML(
      conference: conference, sessions: sessions,
      people: names.mapValues { ScheduleXML.Person(id: $0.id, name: $0.name) }, language: language)
  }

  private static func calendar(
    _ conference: Conference, _ sessions: [Session]?, _ guest: SessionCalendar.Guest?, _ language: Language,
    _ database: Database
  ) throws -> SessionCalendar {
    let all = try SessionStore.list(of: conference, in: database)
    guard !all.isEmpty else {
      throw ConferenceError(
        .refused, "\(conference.code) has no sessions, and a calendar file holds at least one",
        remedy: "add one: trao session add")
    }
    let row = try database.query(Statements.calendarOrganiser, conference.id).one()
    return SessionCalendar(
      conference: conference,
      organiser: SessionCalendar.Organiser(
        name: try row.text("contact"), email: try row.optional("contact_email")),
      sessions: sessions ?? all,
      identities: Dictionary(all.map { ($0.code, $0.calendar.uid) }, uniquingKeysWith: { $1 }), guest: guest,
      language: language)
  }
}
