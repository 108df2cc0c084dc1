import PostgreSQL

/// Rooms in the database, as a folder's entries.
enum StoredRooms {
  static func entries(of conference: Int, in database: Database) throws -> [RoomEntry] {
    try database.query(Statements.rooms, conference).map { row in
      RoomEntry(
        code: try row.get("code"), name: try row.text("name"), capacity: try row.optional("capacity"),
        origin: try row.origin)
    }
  }

  static func put(_ entry: RoomEntry, of conference: Int, in database: Database) throws {
    try database.query(
      Statements.putRoom, conference, entry.code, entry.name.row, entry.capacity,
      entry.origin.provenance.rawValue, entry.origin.isVerified, entry.origin.sourceFields,
      entry.origin.sourceProvenances)
  }
}
