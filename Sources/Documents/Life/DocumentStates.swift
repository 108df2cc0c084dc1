internal import PostgreSQL

/// A document's state, held still for a change.
enum DocumentStates {
  /// Locks the document until the transaction ends, and says its state from then on.
  static func lock(
    _ document: DocumentSummary, conference: Int, in database: Database
  ) throws -> DocumentState {
    guard let row = try database.query(Statements.lockDocument, conference, document.id).first else {
      throw DocumentError.noSuchDocument(document.name)
    }
    return try row.get("state")
  }

  /// Why a document in that state cannot be `done`: revoked, reissued, replaced by an original.
  static func refusal(
    of document: DocumentSummary, _ state: DocumentState, _ done: String, conference: Int,
    in database: Database
  ) throws -> DocumentError {
    let now = try DocumentLibrary.one(document.publicID, conference: conference, in: database)
    let remedy =
      switch state {
      case .numbered:
        "it has no file yet: wait for it, or cancel its job \(document.job.map { "\($0)" } ?? "")"
      case .void: "no paper was ever made of it"
      case .superseded: "\(now.supersededBy ?? "another document") stands in its place: name that one"
      case .revoked: "make another with `trao certificate reissue`"
      case .final, .signed: "look at it with `trao document show`"
      }
    return .wrongState(document: document.name, state: state.rawValue, done: done, remedy: remedy)
  }
}
