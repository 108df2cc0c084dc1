import PostgreSQL

/// Moves jobs whose time has come. Any worker may do it, at any moment.
enum Deferral {
  /// Makes due jobs ready, the first due first, and tells everyone.
  ///
  /// - Returns: how many; as many as `limit` means that there may be more.
  static func promote(_ limit: Int, in database: Database) throws(DatabaseError) -> Int {
    try database.query(Statements.promoteJobs, limit).one().get(0)
  }

  /// How long until the next job is due, by the database's clock; zero or less for now, nil for never.
  static func timeToNextDue(in database: Database) throws(DatabaseError) -> Duration? {
    try database.query(Statements.secondsToNextDue).one().optional(0, as: Double.self).map { .seconds($0) }
  }
}
