import PostgreSQL

/// What happened to guests, as a folder's entries.
enum StoredDepartures {
  static func entries(of conference: Int, in database: Database) throws -> [DepartureEntry] {
    try database.query(Statements.departureEntries, conference).map { row in
      DepartureEntry(
        guest: try row.get("guest"), event: try row.get("event"), before: try row.get("state_before"),
        substitute: try row.optional("substitute"), isNew: try row.optional("is_substitute_new"),
        substituteBefore: try row.optional("substitute_state_before"),
        substituteFrom: try row.optional("substitute_from"), leads: try row.optional("leads"),
        reason: try row.optional("reason"), key: try row.get("key"), at: try row.time("created_at"),
        by: try row.get("created_by"))
    }
  }

  static func put(_ entry: DepartureEntry, of conference: Int, in database: Database) throws {
    try database.query(
      Statements.putDeparture, conference, entry.guest, entry.event.rawValue, entry.before.rawValue,
      entry.substitute, entry.isNew, entry.substituteBefore?.rawValue, entry.substituteFrom, entry.leads,
      entry.reason, entry.key, entry.at, entry.by)
  }
}
