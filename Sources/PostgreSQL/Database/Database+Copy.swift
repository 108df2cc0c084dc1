import CLibPQ
import Foundation

extension Database {
  /// How much is handed to libpq at once.
  private static let copyChunk = 65_536

  /// Streams rows into a table: `copyIn("copy trao.person (id, name) from stdin", rows: …)`. The fastest way
  /// to write many. A lazy sequence is never held in memory as a whole.
  ///
  /// The deadline of a statement holds for each part of the stream; one given for the whole closure holds for
  /// all of it.
  ///
  /// - Parameters:
  ///   - sql: A `copy … from stdin` in its default text format.
  ///   - rows: The rows.
  /// - Returns: How many rows were stored.
  /// - Throws: `.server` where a row is refused; then none is stored.
  @discardableResult
  public func copyIn(_ sql: SQL, rows: some Sequence<CopyRow>) throws(DatabaseError) -> Int {
    try beginCopy(sql)
    var chunk: [UInt8] = []
    chunk.reserveCapacity(Self.copyChunk + 1024)
    for row in rows {
      chunk.append(contentsOf: row.line)
      guard chunk.count >= Self.copyChunk else { continue }
      guard try putCopy(chunk) else { break }
      chunk.removeAll(keepingCapacity: true)
    }
    if !chunk.isEmpty { _ = try putCopy(chunk) }
    let deadline = timeLimit.next
    let connection = unsafe try wire.pointer()
    while unsafe PQputCopyEnd(connection, nil) == 0 { try wire.wait(for: POLLOUT, until: deadline) }
    return try collect(Answer(sql), until: deadline).affectedCount
  }

  /// As ``copyIn(_:rows:)``, for a named statement.
  ///
  /// - Throws: As there.
  @discardableResult
  public func copyIn(_ statement: Statement, rows: some Sequence<CopyRow>) throws(DatabaseError) -> Int {
    try copyIn(SQL(statement), rows: rows)
  }

  private func beginCopy(_ sql: SQL) throws(DatabaseError) {
    let deadline = timeLimit.next
    let connection = unsafe try wire.pointer()
    try sent(unsafe PQsendQuery(connection, sql.text))
    try wire.flush(until: deadline)
    guard let result = try wire.nextResult(until: deadline) else { throw wire.lost() }
    guard result.status != PGRES_COPY_IN else { return }
    var failure = DatabaseError.misuse("copyIn needs a statement of the form: copy … from stdin")
    do throws(DatabaseError) {
      _ = try rows(result, Answer(sql))
    } catch {
      failure = error
    }
    // What follows is read, so that the session stays usable.
    while wire.isOpen, let _ = try wire.nextResult(until: deadline) {}
    throw failure
  }

  /// Hands a part of the stream over, and waits while the server is slower. False when the server has ended
  /// the stream; why stands in the result.
  private func putCopy(_ chunk: [UInt8]) throws(DatabaseError) -> Bool {
    let deadline = timeLimit.next
    let connection = unsafe try wire.pointer()
    while true {
      let result = unsafe chunk.withUnsafeBytes {
        unsafe PQputCopyData(connection, $0.baseAddress?.assumingMemoryBound(to: CChar.self), Int32($0.count))
      }
      if result < 0 { return false }
      // libpq would hold any amount in memory; wait until this part has left.
      try wire.flush(until: deadline)
      if result == 1 { return true }
    }
  }
}
