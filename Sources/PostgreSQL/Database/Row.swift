/// One row of ``Rows``.
public struct Row: Sendable {
  let storage: Rows.Storage
  let index: Int

  /// Reads the column at `column`, from 0.
  ///
  /// - Throws: `.decoding` when it is NULL (and `T` is no optional) or does not fit `T`, `.misuse` when there is
  ///   no such column.
  public func get<T: ColumnValue>(_ column: Int, as type: T.Type = T.self) throws(DatabaseError) -> T {
    guard 0..<storage.result.columnCount ~= column else {
      throw .misuse("there is no column \(column), the row has \(storage.result.columnCount)")
    }
    do throws(DatabaseError) {
      let columnType = storage.result.columnType(column)
      let value = try storage.result.cell(index, column) { bytes throws(DatabaseError) in
        try T(bytes: bytes, type: columnType)
      }
      if let value = value ?? T.databaseNull { return value }
      throw .decoding("it is null")
    } catch {
      var located = DatabaseError(
        error.code, "column \(storage.result.columnName(column)): \(error.message)")
      located.statement = storage.statement
      throw located
    }
  }

  /// Reads the first column of that name.
  ///
  /// - Throws: As ``get(_:as:)-(Int,_)``.
  public func get<T: ColumnValue>(_ name: String, as type: T.Type = T.self) throws(DatabaseError) -> T {
    try get(try index(of: name), as: type)
  }

  /// Reads a column that may be NULL.
  ///
  /// - Throws: `.decoding` when it does not fit `T`, `.misuse` when there is no such column.
  public func optional<T: ColumnValue>(
    _ column: Int, as type: T.Type = T.self
  ) throws(DatabaseError) -> T? {
    try get(column, as: T?.self)
  }

  /// Reads the first column of that name, which may be NULL.
  ///
  /// - Throws: As ``optional(_:as:)-(Int,_)``.
  public func optional<T: ColumnValue>(
    _ name: String, as type: T.Type = T.self
  ) throws(DatabaseError) -> T? {
    try get(try index(of: name), as: T?.self)
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

  private func index(of name: String) throws(DatabaseError) -> Int {
    for column in 0..<storage.result.columnCount where storage.result.columnName(column) == name {
      return column
    }
    throw .misuse("there is no column named \(name)")
  }
}
