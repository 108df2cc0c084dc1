/// One row of ``Rows``.
///
/// Its readers are inlined into their callers, which know the type that is read: looking a type up for each cell costs
/// more than reading it.
public struct Row: Sendable {
  @usableFromInline let storage: RowStorage
  @usableFromInline let index: Int

  /// Reads the column at `column`, from 0.
  ///
  /// - Throws: `.decoding` when it is NULL (and `T` is no optional) or does not fit `T`, `.misuse` when there is
  ///   no such column.
  @inlinable
  public func get<T: ColumnValue>(_ column: Int, as type: T.Type = T.self) throws(DatabaseError) -> T {
    if let value = try optional(column, as: type) ?? T.databaseNull { return value }
    throw storage.null(in: column)
  }

  /// Reads the first column of that name.
  ///
  /// - Throws: As ``get(_:as:)-(Int,_)``.
  @inlinable
  public func get<T: ColumnValue>(_ name: String, as type: T.Type = T.self) throws(DatabaseError) -> T {
    try get(try storage.column(name), as: type)
  }

  /// Reads a column that may be NULL.
  ///
  /// - Throws: `.decoding` when it does not fit `T`, `.misuse` when there is no such column.
  @inlinable
  public func optional<T: ColumnValue>(
    _ column: Int, as type: T.Type = T.self
  ) throws(DatabaseError) -> T? {
    guard let bytes = unsafe try storage.cell(index, column) else { return nil }
    do throws(DatabaseError) {
      return try T(bytes: unsafe bytes.bytes, type: storage.types[column])
    } catch {
      throw storage.located(error, in: column)
    }
  }

  /// Reads the first column of that name, which may be NULL.
  ///
  /// - Throws: As ``optional(_:as:)-(Int,_)``.
  @inlinable
  public func optional<T: ColumnValue>(
    _ name: String, as type: T.Type = T.self
  ) throws(DatabaseError) -> T? {
    try optional(try storage.column(name), as: type)
  }

  /// Reads the row's first columns as a tuple; a column that may be NULL is asked for as an optional:
  /// `let (id, name) = try row.decode(Int.self, String?.self)`.
  ///
  /// - Throws: As ``get(_:as:)-(Int,_)``.
  public func decode<each T: ColumnValue>(
    _ types: repeat (each T).Type
  ) throws(DatabaseError) -> (repeat each T) {
    var column = -1
    func next<V: ColumnValue>(_ type: V.Type) throws(DatabaseError) -> V {
      column += 1
      return try get(column, as: type)
    }
    return (repeat try next(each types))
  }
}
