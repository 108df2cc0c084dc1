import PostgreSQL

/// Claims in the database, as a folder's entries.
enum StoredClaims {
  static func entries(of conference: Int, in database: Database) throws -> [ClaimEntry] {
    try database.query(Statements.claimEntries, conference).map { row in
      ClaimEntry(
        code: try row.get("code"), about: try row.text("about"), comparator: try row.get("comparator"),
        value: try row.get("value"), valueTo: try row.optional("value_to"), unit: try row.get("unit"),
        asOf: try row.optional("as_of"), saidBy: try row.text("said_by"), source: try row.text("source"),
        doubt: try row.text("doubt"), partOf: try row.optional("part_of"),
        shareOf: try row.optional("share_of"),
        shareIn: try row.optional("share_in"), isOfGrants: try row.get("is_of_grants"), origin: try row.origin
      )
    }
  }

  static func put(_ entry: ClaimEntry, of conference: Int, in database: Database) throws {
    try database.query(
      Statements.putClaim, conference, entry.code, entry.about.row, entry.comparator, entry.value,
      entry.valueTo,
      entry.unit, entry.asOf, entry.saidBy.row, entry.source.row, entry.doubt.row,
      entry.origin.provenance.rawValue,
      entry.origin.isVerified, entry.origin.sourceFields, entry.origin.sourceProvenances)
  }

  /// The checks that a claim asks for, in the place of those it asked for before. All claims are there already.
  static func putChecks(_ entry: ClaimEntry, of conference: Int, in database: Database) throws {
    try database.query(
      Statements.putClaimChecks, conference, entry.code, entry.partOf, entry.shareOf, entry.shareIn,
      entry.isOfGrants)
  }
}
