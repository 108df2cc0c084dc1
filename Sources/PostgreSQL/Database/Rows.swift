/// The rows a statement returned. They are read where they are used, from the server's own bytes.
public struct Rows: Sendable, RandomAccessCollection {
  @usableFromInline let storage: RowStorage

  public let startIndex = 0
  public let endIndex: Int

  init(_ result: consuming RawResult, statement: String?) {
    endIndex = result.rowCount
    storage = RowStorage(result, statement: statement)
  }

  /// The row at `position`, from 0. Traps outside the rows.
  public subscript(position: Int) -> Row {
    precondition(0 <= position && position < endIndex, "row \(position) of \(endIndex)")
    return Row(storage: storage, index: position)
  }

  /// The rows that the statement inserted, changed, deleted or selected; 0 for other statements.
  public var affectedCount: Int { storage.result.affectedCount }

  var commandTag: String { storage.result.commandTag }

  /// The place, from 0, of the first column of that name: whoever reads many rows asks once.
  ///
  /// - Throws: `.misuse` when there is no such column.
  public func column(_ name: String) throws(DatabaseError) -> Int { try storage.column(name) }

  /// The only row.
  ///
  /// - Throws: `.decoding` when there is none, or more than one.
  public func one() throws(DatabaseError) -> Row {
    guard count == 1 else {
      var error = DatabaseError.decoding("one row was expected, there are \(count)")
      error.statement = storage.statement
      throw error
    }
    return self[0]
  }
}
