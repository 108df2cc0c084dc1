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
          project: try row.optional("project") ?? "", amendment: try row.get("amendment"),
          instrument: try row.optional("instrument"), presenters: try row.get("presenters"),
          recipients: try row.get("recipients"), state: try row.get("state"),
          proxy: try row.optional("proxy_name"),
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
    let id: Int = try database.query(
      Statements.addGrant, conference, ceremony, grant.project, grant.amendment, grant.presenters.first,
      grant.recipients.first, grant.state.rawValue, grant.proxy, grant.handedAt, grant.note,
      grant.origin.provenance.rawValue, grant.origin.isVerified, grant.origin.sourceFields,
      grant.origin.sourceProvenances, grant.instrument
    ).one().get(0)
    try putPeople(grant, of: id, conference, database)
    return id
  }

  static func change(_ id: Int, to grant: GrantEntry, of conference: Int, in database: Database) throws {
    try clearPeople(grant.presenters, grant.recipients, of: id, conference, database)
    try database.query(
      Statements.changeGrant, conference, id, grant.presenters.first, grant.recipients.first,
      grant.state.rawValue, grant.proxy, grant.handedAt, grant.note, grant.origin.provenance.rawValue,
      grant.origin.isVerified, grant.origin.sourceFields, grant.origin.sourceProvenances)
    try putPeople(grant, of: id, conference, database)
  }

  /// Says who hands over and who receives, in the order of the stage.
  static func assign(
    _ id: Int, presenters: [String], recipients: [String], of conference: Int, in database: Database
  ) throws {
    try clearPeople(presenters, recipients, of: id, conference, database)
    try database.query(Statements.assignGrant, conference, id, presenters.first, recipients.first)
    let entry = GrantEntry(presenters: presenters, recipients: recipients, origin: Origin(.operator))
    try putPeople(entry, of: id, conference, database)
  }

  /// Those who stand beside the first ones, as far as they no longer do.
  private static func clearPeople(
    _ presenters: [String], _ recipients: [String], of id: Int, _ conference: Int, _ database: Database
  ) throws {
    try database.query(Statements.removeGrantPeople, conference, id, presenters, recipients)
    let first = [presenters.first, recipients.first].compactMap { $0 }
    try database.query(Statements.removeFirstFromGrantPeople, conference, id, first)
  }

  private static func putPeople(
    _ grant: GrantEntry, of id: Int, _ conference: Int, _ database: Database
  ) throws {
    for (part, guests) in [("presenter", grant.presenters), ("recipient", grant.recipients)]
    where guests.count > 1 {
      try database.query(Statements.putGrantPeople, conference, id, part, guests)
    }
  }
}
