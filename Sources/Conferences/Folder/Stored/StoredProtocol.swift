import PostgreSQL

/// Places by hand and substitutes of the guest list, as a folder's entries.
enum StoredProtocol {
  static func entries(of conference: Int, in database: Database) throws -> [ProtocolEntry] {
    try database.query(Statements.protocolEntries, conference).map { row in
      let position: Int? = try row.optional("precedence")
      let locked = try position.map {
        LockedPlace(
          position: $0, reason: try row.optional("precedence_reason") ?? "",
          by: try row.optional("precedence_by"), at: try row.optionalTime("precedence_at"))
      }
      return ProtocolEntry(
        guest: try row.get("external_id"), precedence: locked, replaces: try row.optional("replaces"))
    }
  }

  static func put(_ entry: ProtocolEntry, of conference: Int, in database: Database) throws {
    try database.query(
      Statements.putProtocol, conference, entry.guest, entry.precedence?.position, entry.precedence?.reason,
      entry.precedence?.by, entry.precedence?.at)
    try database.query(Statements.putReplacement, conference, entry.guest, entry.replaces)
  }
}
