import Foundation
public import PostgreSQL

/// Who takes part in a conference.
public enum AttendeeStore {
  /// The attendees that a filter means, in an order; at most `limit`.
  public static func list(
    of conference: Conference, order: AttendeeOrder = .entry, filter: AttendeeFilter = AttendeeFilter(),
    limit: Int? = nil, in database: Database
  ) throws -> [Attendee] {
    let attendees = try database.query(
      Statements.attendees, conference.id, order.rawValue, String?.none, filter.delegation,
      filter.role?.rawValue, filter.state?.rawValue, filter.country, filter.text.map(SearchText.pattern),
      order == .precedence ? nil : limit
    ).map { try Attendee($0) }
    guard order == .precedence else { return attendees }
    let places = try PrecedenceStore.places(of: conference, in: database)
    // Whoever has no place stands behind, in the order of entry.
    let sorted = attendees.sorted {
      (places[$0.participation] ?? .max, $0.participation) < (
        places[$1.participation] ?? .max, $1.participation
      )
    }
    return Array(sorted.prefix(limit ?? .max))
  }

  /// The attendee with an external id.
  ///
  /// - Throws: ``ConferenceError`` `.noSuchRecord` with the nearest id.
  public static func find(
    _ externalID: String, of conference: Conference, in database: Database
  ) throws -> Attendee {
    let rows = try database.query(
      Statements.attendees, conference.id, AttendeeOrder.entry.rawValue, externalID, String?.none,
      String?.none, String?.none, String?.none, String?.none, Int?.none)
    if let row = rows.first { return try Attendee(row) }
    let known = try database.query(Statements.externalIDs, conference.id).map {
      try $0.get(0, as: String.self)
    }
    throw ConferenceError.noSuch("attendee", externalID, among: known, list: "trao attendee list")
  }

  /// Everything known of an attendee.
  public static func details(
    of attendee: Attendee, in conference: Conference, _ database: Database
  ) throws -> AttendeeDetails {
    let id = attendee.participation
    let names = try database.query(Statements.attendeeNames, conference.id, id).map { try NameForm($0) }
    var honorifics: [Language: Honorific] = [:]
    for row in try database.query(Statements.attendeeHonorifics, conference.id, id) {
      honorifics[try row.get("language")] = Honorific(
        honorific: try row.get("honorific"), style: try row.optional("style"),
        salutation: try row.optional("salutation"))
    }
    let appointments = try database.query(Statements.attendeeAppointments, conference.id, id).map { row in
      Appointment(
        title: try row.text("title"), organisation: try row.text("organisation"),
        rank: try row.optional("rank"), isActing: try row.get("is_acting"),
        validFrom: try row.optional("valid_from"), validTo: try row.optional("valid_to"),
        origin: try row.origin)
    }
    let attendance = try database.query(
      Statements.attendanceEvents, conference.id, Int?.none, attendee.externalID, Int?.none
    ).map { try AttendanceEvent($0) }
    return AttendeeDetails(
      attendee: attendee, names: names, honorifics: honorifics, appointments: appointments,
      attendance: attendance, events: try events(of: attendee, in: conference, database))
  }
}

/// Text typed to find somebody.
enum SearchText {
  /// A pattern for `like` over text that `trao.folded()` made: the same folding, and no wildcard of its own.
  static func pattern(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      if "\\%_".unicodeScalars.contains(scalar) { escaped += "\\" }
      escaped.unicodeScalars.append(scalar)
    }
    return "%" + escaped + "%"
  }
}
