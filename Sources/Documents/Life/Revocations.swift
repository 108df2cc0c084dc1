public import PostgreSQL

/// Takes released papers back: they stay on record, with the reason, and count no more.
public enum Revocations {
  /// Revokes a document. Doing it twice has one effect: the first reason stands.
  ///
  /// It is known by its number or public identifier. The reason is shown to whoever checks the paper: no personal data.
  ///
  /// - Returns: The document as it is then, and false where it had been revoked before.
  /// - Throws: ``DocumentError`` `.noSuchDocument`, `.ambiguous`, `.wrongState`; `DatabaseError`.
  public static func revoke(
    _ name: String, reason: String, conference: Int, in database: Database
  ) throws -> (document: DocumentSummary, isNew: Bool) {
    let document = try DocumentLibrary.one(name, conference: conference, in: database)
    let state = try DocumentStates.lock(document, conference: conference, in: database)
    let isNew = state != .revoked
    if isNew {
      guard state.isReleased else {
        throw try DocumentStates.refusal(of: document, state, "revoked", conference: conference, in: database)
      }
      try database.query(Statements.revokeDocument, conference, document.id, reason)
    }
    return (try DocumentLibrary.one(document.publicID, conference: conference, in: database), isNew)
  }
}
