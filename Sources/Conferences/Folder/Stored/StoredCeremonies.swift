import PostgreSQL

/// Ceremonies with their grants in the database, as a folder's entries.
enum StoredCeremonies {
  /// A grant with its identity.
  struct StoredGrant {
    let id: Int
    let ceremony: String
    let entry: GrantEntry
  }

  static func grants(of conference: Int, in database: Database) throws -> [StoredGrant] {
    try database.query(Statements.grantEntries, conference).map { row in
      StoredGrant(
        id: try row.get("id"), ceremony: try row.get("ceremony"),
        entry: GrantEntry(
          project: try row.get("project"), amendment: try row.get("amendment"),
          presenter: try row.optional("presenter"), recipient: try row.optional("recipient"),
          state: try row.get("state"), proxy: try row.optional("proxy_name"),
          handedAt: try row.optionalTime("handed_at"), note: try row.optional("note"), origin: try row.origin)
      )
    }
  }

  static func entries(of conference: Int, in database: Database) throws -> [CeremonyEntry] {
    let grants = try grants(of: conference, in: database)
    return try database.query(Statements.ceremonyEntries, conference).map { row in
      let code: String = try row.get("code")
      return CeremonyEntry(
        code: code, session: try row.get("session"), name: try row.text("name"),
        grants: grants.filter { $0.ceremony == code }.map(\.entry), origin: try row.origin)
    }
  }

  static func put(_ entry: CeremonyEntry, of conference: Int, in database: Database) throws {
    try database.query(
      Statements.putCeremony, conference, entry.code, entry.session, entry.name.row,
      entry.origin.provenance.rawValue, entry.origin.isVerified, entry.origin.sourceFields,
      entry.origin.sourceProvenances)
  }

  /// - Returns: The grant's id.
  static func add(
    _ grant: GrantEntry, to ceremony: String, of conference: Int, in database: Database
  ) throws -> Int {
    try database.query(
      Statements.addGrant, conference, ceremony, grant.project, grant.amendment, grant.presenter,
      grant.recipient, grant.state.rawValue, grant.proxy, grant.handedAt, grant.note,
      grant.origin.provenance.rawValue, grant.origin.isVerified, grant.origin.sourceFields,
      grant.origin.sourceProvenances
    ).one().get(0)
  }

  static func change(_ id: Int, to grant: GrantEntry, of conference: Int, in database: Database) throws {
    try database.query(
      Statements.changeGrant, conference, id, grant.presenter, grant.recipient, grant.state.rawValue,
      grant.proxy, grant.handedAt, grant.note, grant.origin.provenance.rawValue, grant.origin.isVerified,
      grant.origin.sourceFields, grant.origin.sourceProvenances)
  }
}
