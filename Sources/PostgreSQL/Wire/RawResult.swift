import CLibPQ

/// Sole owner of a `PGresult`: made once, freed once, checked by the compiler.
///
/// - Note: `@unchecked Sendable` because libpq never writes to a finished result; only `deinit` frees it.
@safe struct RawResult: ~Copyable, @unchecked Sendable {
  /// The error fields read here, by their letters in the protocol (`PG_DIAG_…`).
  enum Field: Character {
    case severity = "V"
    case sqlState = "C"
    case message = "M"
    case detail = "D"
    case hint = "H"
    case position = "P"
    case table = "t"
    case column = "c"
    case constraint = "n"
    case sourceFunction = "R"
  }

  private let pointer: OpaquePointer

  init?(_ pointer: OpaquePointer?) {
    guard let pointer = unsafe pointer else { return nil }
    unsafe self.pointer = pointer
  }

  deinit { unsafe PQclear(pointer) }

  var status: ExecStatusType { unsafe PQresultStatus(pointer) }
  var rowCount: Int { unsafe Int(PQntuples(pointer)) }
  var columnCount: Int { unsafe Int(PQnfields(pointer)) }
  var affectedCount: Int { unsafe Int(String(cString: PQcmdTuples(pointer))) ?? 0 }
  /// What the server says it did: `INSERT 0 1`, `COMMIT`, …
  var commandTag: String { unsafe String(cString: PQcmdStatus(pointer)) }
  /// The error as libpq words it.
  var message: String { unsafe String(cString: PQresultErrorMessage(pointer)).onOneLine }

  func columnName(_ column: Int) -> String {
    unsafe PQfname(pointer, Int32(column)).map { unsafe String(cString: $0) } ?? ""
  }

  func columnType(_ column: Int) -> TypeID {
    TypeID(rawValue: unsafe PQftype(pointer, Int32(column)))
  }

  func field(_ field: Field) -> String? {
    unsafe Self.field(field, of: pointer)
  }

  /// A field of a result that someone else owns, as in a notice.
  static func field(_ field: Field, of pointer: OpaquePointer?) -> String? {
    guard let code = field.rawValue.asciiValue else { return nil }
    return unsafe PQresultErrorField(pointer, Int32(code)).map { unsafe String(cString: $0) }
  }

  /// A cell's bytes, which live as long as the result; nil where the cell is NULL.
  func cell(_ row: Int, _ column: Int) -> UnsafeRawBufferPointer? {
    let (row, column) = (Int32(truncatingIfNeeded: row), Int32(truncatingIfNeeded: column))
    guard unsafe PQgetisnull(pointer, row, column) == 0 else { return nil }
    return unsafe UnsafeRawBufferPointer(
      start: PQgetvalue(pointer, row, column), count: Int(PQgetlength(pointer, row, column)))
  }
}

extension String {
  /// libpq ends messages with a line feed and puts one line for each host tried.
  var onOneLine: String {
    split(whereSeparator: \.isNewline).map { $0.trimmingPrefix(while: \.isWhitespace) }
      .joined(separator: "; ")
  }
}
