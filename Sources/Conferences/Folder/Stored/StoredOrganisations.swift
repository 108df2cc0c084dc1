import PostgreSQL

/// Organisations in the database, as a folder's entries.
enum StoredOrganisations {
  /// The entries stored under these codes.
  static func entries(_ codes: [String], in database: Database) throws -> [String: OrganisationEntry] {
    let aliases = try AliasEntry.stored(Statements.organisationAliases, codes, in: database)
    var entries: [String: OrganisationEntry] = [:]
    for row in try database.query(Statements.organisationsByCode, codes) {
      let code: String = try row.get("code")
      entries[code] = OrganisationEntry(
        code: code, kind: try row.get("kind"), country: try row.get("country"),
        parent: try row.optional("parent"), name: try row.text("name"),
        letterhead: try row.text("letterhead"),
        symbol: try row.optional("symbol"), aliases: aliases[code] ?? [], origin: try row.origin)
    }
    return entries
  }

  static func put(_ entry: OrganisationEntry, in database: Database) throws {
    let id: Int = try database.query(
      Statements.putOrganisation, entry.code, entry.kind.rawValue, entry.country, entry.parent,
      entry.name.row, entry.letterhead.row, entry.symbol, entry.origin.provenance.rawValue,
      entry.origin.isVerified, entry.origin.sourceFields, entry.origin.sourceProvenances
    ).one().get(0)
    try AliasEntry.put(entry.aliases, organisation: id, project: nil, in: database)
  }

  /// Organisations so that each comes after its parent; nil where parents go round in a circle.
  static func inOrder(_ entries: [Placed<OrganisationEntry>]) -> [Placed<OrganisationEntry>]? {
    ParentsFirst.order(entries, code: \.entry.code, parent: \.entry.parent)
  }
}

extension AliasEntry {
  static func stored(
    _ statement: Statement, _ codes: [String], in database: Database
  ) throws -> [String: [AliasEntry]] {
    var aliases: [String: [AliasEntry]] = [:]
    for row in try database.query(statement, codes) {
      aliases[try row.get("code"), default: []]
        .append(AliasEntry(body: try row.get("body"), provenance: try row.get("provenance")))
    }
    return aliases
  }

  static func put(_ aliases: [AliasEntry], organisation: Int?, project: Int?, in database: Database) throws {
    let bodies = aliases.map(\.body)
    let provenances = aliases.map(\.provenance.rawValue)
    try database.query(Statements.removeAliases, organisation, project, bodies)
    try database.query(Statements.putAliases, organisation, project, bodies, provenances)
    try database.query(Statements.correctAliases, organisation, project, bodies, provenances)
  }
}
