internal import Foundation
public import JobQueue
public import PostgreSQL

/// Makes papers anew, from today's data and with a number of their own, in the place of released ones.
///
/// The old document counts until the new one has its file; then it is superseded by it. One that was revoked stays so.
public enum Reissues {
  /// What became of a request.
  public struct Reissue: Sendable {
    /// The document that is to be replaced.
    public let document: DocumentSummary
    public let batch: BatchID
    /// False where the same is being done already: then this is that batch.
    public let isNew: Bool
  }

  /// Asks for a document in the place of another, which is known by its number or public identifier.
  ///
  /// The new one's date is the day it is made, where none is given. The reason is shown to whoever checks the old
  /// paper: no personal data.
  ///
  /// - Throws: ``DocumentError`` `.noSuchDocument`, `.ambiguous`, `.wrongState`; `DatabaseError`.
  public static func reissue(
    _ name: String, dated: CalendarDate? = nil, reason: String? = nil, conference: Int, by actor: String,
    in database: Database
  ) throws -> Reissue {
    let document = try DocumentLibrary.one(name, conference: conference, in: database)
    // One at a time looks for the batch to join.
    let row = try database.query(Statements.lockDocument, conference, document.id).first
    guard let state: DocumentState = try row?.get("state") else {
      throw DocumentError.noSuchDocument(document.name)
    }
    var arguments = PrepareArguments(kind: document.kind, conference: conference, dated: dated)
    arguments.reissues = document.id
    arguments.session = try row?.optional("session_id")
    let (number, running) = try last(of: arguments.key, in: database)
    if let running { return Reissue(document: document, batch: running, isNew: false) }
    guard state.isReleased || state == .revoked else {
      throw try DocumentStates.refusal(of: document, state, "reissued", conference: conference, in: database)
    }
    guard try !arguments.due(batch: nil, limit: 1, in: database).isEmpty else {
      throw try DocumentStates.refusal(
        of: document, .superseded, "reissued", conference: conference, in: database)
    }
    let batch = try Batches.create(
      key: "\(arguments.key)/reissue \(number)", kind: "documents.\(document.kind.rawValue)",
      title: "\(document.kind.singular) in the place of \(document.name)", first: try arguments.job(),
      by: actor, in: database)
    try database.query(Statements.insertReissue, conference, document.id, batch.id.rawValue, reason)
    return Reissue(document: document, batch: batch.id, isNew: batch.isNew)
  }

  /// The number of the next batch of that key, and the last one, if it is still to number its document.
  private static func last(
    of key: String, in database: Database
  ) throws -> (next: Int, running: BatchID?) {
    var number = 1
    var running: BatchID?
    while let batch = try Batches.find(key: "\(key)/reissue \(number)", in: database) {
      number += 1
      let isSettled = batch.state == .cancelled || batch.progress.isSettled
      running = isSettled ? nil : batch.id
    }
    return (number, running)
  }
}
