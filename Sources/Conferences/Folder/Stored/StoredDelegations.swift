import PostgreSQL

/// Delegations in the database, as a folder's entries.
enum StoredDelegations {
  static func entries(of conference: Int, in database: Database) throws -> [DelegationEntry] {
    try database.query(Statements.delegationEntries, conference).map { row in
      DelegationEntry(
        code: try row.get("code"), name: try row.text("name"), organisation: try row.optional("organisation"),
        country: try row.get("country"), side: try row.get("side"), head: try row.optional("head"),
        deputy: try row.optional("deputy"), liaison: try row.optional("liaison"), state: try row.get("state"),
        origin: try row.origin)
    }
  }

  /// Stores all but head, deputy, liaison and state: people come first.
  static func put(_ entry: DelegationEntry, of conference: Int, in database: Database) throws {
    let last: Int = try database.query(Statements.lastDelegationPosition, conference).one().get(0)
    try database.query(
      Statements.putDelegation, conference, entry.code, entry.name.row, entry.organisation, entry.country,
      entry.side.rawValue, last + 1, entry.origin.provenance.rawValue, entry.origin.isVerified,
      entry.origin.sourceFields, entry.origin.sourceProvenances)
  }

  static func lead(_ entry: DelegationEntry, of conference: Int, in database: Database) throws {
    try database.query(
      Statements.leadDelegation, conference, entry.code, entry.head, entry.deputy, entry.state.rawValue,
      entry.liaison)
  }
}
