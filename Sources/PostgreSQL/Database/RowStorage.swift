/// A result, with what is asked of its columns for every row.
@usableFromInline
final class RowStorage: Sendable {
  let result: RawResult
  let statement: String?
  /// One for each column.
  @usableFromInline let types: [TypeID]
  /// Of the first column of each name.
  private let places: [String: Int]

  init(_ result: consuming RawResult, statement: String?) {
    var types: [TypeID] = []
    var places: [String: Int] = [:]
    for column in 0..<result.columnCount {
      types.append(result.columnType(column))
      let name = result.columnName(column)
      if places[name] == nil { places[name] = column }
    }
    self.types = types
    self.places = places
    self.result = result
    self.statement = statement
  }

  @usableFromInline
  func column(_ name: String) throws(DatabaseError) -> Int {
    if let place = places[name] { return place }
    throw .misuse("there is no column named \(name)")
  }

  /// The cell's bytes, which live as long as the storage; nil where the cell is NULL.
  ///
  /// - Throws: `.misuse` when there is no such column.
  @usableFromInline
  func cell(_ row: Int, _ column: Int) throws(DatabaseError) -> UnsafeRawBufferPointer? {
    guard column >= 0, column < types.count else {
      throw .misuse("there is no column \(column), the row has \(types.count)")
    }
    return unsafe result.cell(row, column)
  }

  /// The error with the column in which it was met.
  @usableFromInline
  func located(_ error: DatabaseError, in column: Int) -> DatabaseError {
    var located = DatabaseError(error.code, "column \(result.columnName(column)): \(error.message)")
    located.statement = statement
    return located
  }

  @usableFromInline
  func null(in column: Int) -> DatabaseError { located(.decoding("it is null"), in: column) }
}
