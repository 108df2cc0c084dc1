import PostgreSQL

/// Bands of rank in the database, as a folder's entries.
enum StoredRanks {
  static func entries(of conference: Int, in database: Database) throws -> [RankEntry] {
    try database.query(Statements.rankCategories, conference).map { row in
      RankEntry(
        code: try row.get("code"), firstRank: try row.get("first_rank"), name: try row.text("name"),
        origin: try row.origin)
    }
  }

  static func put(_ entry: RankEntry, of conference: Int, in database: Database) throws {
    try database.query(
      Statements.putRankCategory, conference, entry.code, entry.firstRank, entry.name.row,
      entry.origin.provenance.rawValue, entry.origin.isVerified, entry.origin.sourceFields,
      entry.origin.sourceProvenances)
  }
}
