internal import JobQueue
public import PostgreSQL

/// Looks documents up.
public enum DocumentLibrary {
  /// Documents in the order of year, register and number: of one kind, batch or state where those are given,
  /// and at most `limit`.
  public static func list(
    conference: Int, kind: DocumentKind? = nil, batch: Int? = nil, state: DocumentState? = nil,
    limit: Int = 100, in database: Database
  ) throws -> [DocumentSummary] {
    try database.query(
      Statements.listDocuments, conference, kind?.rawValue, batch, state?.rawValue, limit, String?.none
    ).map(DocumentSummary.init)
  }

  /// The documents with a printed number, `01/GM-UBND`, or the one with a public identifier, however that is written
  /// (``DocumentCode``). Several may bear a number: one of each year.
  ///
  /// - Throws: ``DocumentError`` `.noSuchDocument` where there is none.
  public static func find(
    _ name: String, conference: Int, in database: Database
  ) throws -> [DocumentSummary] {
    let found = try database.query(
      Statements.listDocuments, conference, String?.none, Int?.none, String?.none, 1_000,
      DocumentCode.read(name) ?? name
    ).map(DocumentSummary.init)
    guard !found.isEmpty else { throw DocumentError.noSuchDocument(name) }
    return found
  }

  /// The one document of a number or public identifier.
  ///
  /// - Throws: ``DocumentError`` `.noSuchDocument`, `.ambiguous` where documents of several years bear the number.
  public static func one(_ name: String, conference: Int, in database: Database) throws -> DocumentSummary {
    let found = try find(name, conference: conference, in: database)
    guard found.count == 1 else {
      throw DocumentError.ambiguous(
        name, candidates: found.map { "\($0.publicID) (\($0.kind.singular), \($0.dated.iso))" })
    }
    return found[0]
  }

  /// The values that a document prints, frozen with its number.
  public static func snapshot(
    of document: Int, conference: Int, in database: Database
  ) throws -> Snapshot {
    guard let row = try database.query(Statements.documentSnapshot, conference, document).first else {
      throw DocumentError.noSuchDocument(String(document))
    }
    return try Snapshot(json: try row.get(0))
  }

  /// Makes sure that a batch is one that makes papers of the conference.
  ///
  /// - Throws: ``DocumentError`` `.noSuch` for any other; `DatabaseError`.
  public static func check(batch: Int, conference: Int, in database: Database) throws {
    let jobs = try JobQueue.list(
      batch: BatchID(rawValue: batch), kinds: DocumentJobs.preparing, limit: 1, in: database)
    guard let job = jobs.first?.job, try PrepareArguments(job).conference == conference else {
      throw DocumentError.noSuch(noun: "batch", code: String(batch), nearest: nil)
    }
  }

  /// Who was turned away, in the order it happened: by one batch, or by all of them.
  public static func refusals(
    conference: Int, batch: Int? = nil, in database: Database
  ) throws -> [DocumentRefusal] {
    try database.query(Statements.listRefusals, conference, batch).map(DocumentRefusal.init)
  }
}
