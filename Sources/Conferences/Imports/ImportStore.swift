public import PostgreSQL

/// Files that came in, and how to take back what they changed.
public enum ImportStore {
  /// The imports that changed something, the newest first.
  public static func list(of conference: Conference, in database: Database) throws -> [RecordedImport] {
    try database.query(Statements.imports, conference.id, Int?.none).map { try RecordedImport($0) }
  }

  /// One import.
  ///
  /// - Throws: ``ConferenceError`` `.noSuchRecord`.
  public static func find(
    _ id: Int, of conference: Conference, in database: Database
  ) throws -> RecordedImport {
    guard let row = try database.query(Statements.imports, conference.id, id).first else {
      throw ConferenceError(
        .noSuchRecord, "there is no import \(id)", remedy: "`trao import list` shows them")
    }
    return try RecordedImport(row)
  }

  /// What an import touched, by table; empty where that has been forgotten.
  public static func touched(
    _ id: Int, of conference: Conference, in database: Database
  ) throws -> [RecordedImport.Touched] {
    try database.query(Statements.importedRelations, conference.id, id).map { row in
      RecordedImport.Touched(
        relation: try row.get("relation"), created: try row.get("created"), changed: try row.get("changed"),
        removed: try row.get("removed"))
    }
  }

  /// Forgets what imports changed that nobody may undo any more: 30 days after them and after their conference. Call it
  /// inside a transaction; it needs no actor.
  public static func forgetOld(in database: Database) throws {
    // Not under the hands of somebody who undoes one.
    try database.query(Statements.lockFiles)
    try database.query(Statements.forgetImports)
  }

  /// Restores what was before an import: what it made goes, what it changed or removed is as it was. Attendance,
  /// which is append-only, is annulled event by event. Call it inside `pool.change(as:)`.
  ///
  /// - Returns: The import as it was before.
  /// - Throws: ``ImportObstacles`` with every row that somebody changed since, and every annulment that came with the
  ///   import; then nothing is restored.
  ///   ``ConferenceError`` where there is no such import, or it is undone or final already.
  @discardableResult
  public static func undo(
    _ id: Int, of conference: Conference, in database: Database
  ) throws -> RecordedImport {
    try database.query(Statements.lockFiles)
    let wanted = try find(id, of: conference, in: database)
    switch wanted.state {
    case .applied: break
    case .undone:
      throw ConferenceError(
        .refused,
        "the import \(id) was undone by \(wanted.undoneBy ?? "somebody")"
          + (wanted.undoneAt.map { " at \(RFC3339.toSecond($0, in: conference.timeZone))" } ?? ""),
        remedy: "import the file again to have its guests back")
    case .final:
      throw ConferenceError(
        .refused, "what was before the import \(id) has been forgotten",
        remedy: "correct the guests, or import a file that does")
    }
    if wanted.kind == .attendance {
      try refuse(try database.query(Statements.importedAnnulments, conference.id, id), undoing: id)
      try database.query(Statements.annulImportedEvents, conference.id, id)
      try database.query(Statements.recordImportUndo, conference.id, id)
      return wanted
    }
    try refuse(try database.query(Statements.undoImport, conference.id, id), undoing: id)
    return wanted
  }

  private static func refuse(_ obstacles: Rows, undoing id: Int) throws {
    guard !obstacles.isEmpty else { return }
    throw ImportObstacles(importID: id, all: try obstacles.map { try ImportObstacle($0) })
  }
}

extension RecordedImport {
  init(_ row: Row) throws(DatabaseError) {
    let undoneAt = try row.optionalTime("undone_at")
    let isKept = try row.get("is_kept", as: Bool.self)
    self.init(
      id: try row.get("id"), kind: try row.get("kind"), fileName: try row.get("file_name"),
      sha256: try row.get("sha256"), mapping: try row.optional("mapping"),
      report: ImportReport(
        created: try row.get("created"), changed: try row.get("changed"), unchanged: try row.get("unchanged")),
      at: try row.time("created_at"), by: try row.get("created_by"),
      state: undoneAt != nil ? .undone : isKept ? .applied : .final, undoneAt: undoneAt,
      undoneBy: try row.optional("undone_by"))
  }
}

extension ImportObstacle {
  init(_ row: Row) throws(DatabaseError) {
    self.init(
      kind: try row.get("kind"), relation: try row.get("relation"), owner: try row.get("owner"),
      actor: try row.optional("actor"), at: try row.optionalTime("at"))
  }
}
