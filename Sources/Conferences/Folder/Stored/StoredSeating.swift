import PostgreSQL

/// Seats in the database, as a folder's entries.
enum StoredSeating {
  static func entries(of conference: Int, in database: Database) throws -> [SeatingEntry] {
    var places: [String: [SeatEntry]] = [:]
    for row in try database.query(Statements.seatEntries, conference) {
      places[try row.get("session"), default: []].append(
        SeatEntry(
          row: try row.get("seat_row"), seat: try row.get("seat_number"), guest: try row.optional("guest"),
          locked: try row.optional("lock_reason")))
    }
    return try database.query(Statements.seatingEntries, conference).map { row in
      let session: String = try row.get("session")
      return SeatingEntry(
        session: session, form: try row.get("form"),
        rows: try row.get("row_count"), seats: try row.get("seats_in_row"), places: places[session] ?? [],
        origin: try row.origin)
    }
  }

  static func put(_ entry: SeatingEntry, of conference: Int, in database: Database) throws {
    let session: Int = try database.query(
      Statements.putSeatingEntry, conference, entry.session, entry.form.rawValue, entry.rows, entry.seats,
      entry.origin.provenance.rawValue, entry.origin.isVerified, entry.origin.sourceFields,
      entry.origin.sourceProvenances
    ).one().get(0)
    try database.query(Statements.removeSeats, conference, session)
    try database.query(
      Statements.putSeatEntries, conference, session, entry.places.map(\.row), entry.places.map(\.seat),
      entry.places.map(\.guest), entry.places.map(\.locked))
  }
}
