import PostgreSQL

/// Keeps what an import changes, from its beginning to its record.
enum ImportLog {
  /// From here on the database keeps what changes, under the id that is returned: the conference's next number, which
  /// is used up only where the import is recorded. Other imports into the conference wait.
  static func begin(_ conference: Conference, in database: Database) throws -> Int {
    try database.query(Statements.lockImports, conference.id)
    return try database.query(Statements.beginImport, conference.id).one().get("id")
  }

  /// Records an import that changed something.
  ///
  /// - Returns: Its id; nil where nothing changed and nothing is recorded.
  static func record(
    _ id: Int, _ kind: RecordedImport.Kind, _ file: ImportFile, mapping: String? = nil,
    _ report: ImportReport,
    of conference: Conference, in database: Database
  ) throws -> Int? {
    guard report.created + report.changed > 0 else { return nil }
    try database.query(
      Statements.recordImport, conference.id, id, kind.rawValue, FaultText.plain(file.name), file.sha256,
      mapping,
      report.created, report.changed, report.unchanged)
    return id
  }
}
