public import PostgreSQL

extension ConferenceFolder {
  /// Stores the folder: everything, or nothing. Call it inside `pool.change(as:)`; loading the same folder again
  /// changes nothing.
  ///
  /// - Throws: ``InputFaults`` with file and line where the database refuses a record; ``ConferenceError`` where it
  ///   refuses the whole; `DatabaseError`.
  public func load(in database: Database) throws -> LoadReport {
    try database.query(Statements.lockFiles)
    return try BrokenRule.explained {
      var loader = FolderLoader(self, database)
      let report = try loader.load()
      // Rules that are checked at the end speak here, where they can still be explained.
      try database.checkRules()
      return report
    }
  }
}
