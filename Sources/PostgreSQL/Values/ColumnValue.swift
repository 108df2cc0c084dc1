/// A value that can be read from a column: the types named at ``Parameter``.
///
/// `String` reads the textual types, `json`, `jsonb` and enums; a type that has no reader here (`numeric`,
/// `interval`) is cast to `text` in SQL.
public protocol ColumnValue: Sendable {
  /// Reads the server's binary form.
  ///
  /// - Parameters:
  ///   - bytes: What the server sent for the value, never NULL.
  ///   - type: The type the server says it has.
  /// - Throws: `.decoding` where the type or the bytes do not fit.
  init(bytes: RawSpan, type: TypeID) throws(DatabaseError)
  /// What NULL reads as; nil where NULL is an error.
  static var databaseNull: Self? { get }
}

extension ColumnValue {
  @inlinable public static var databaseNull: Self? { nil }
}

extension ColumnValue where Self: RawRepresentable, RawValue: ColumnValue {
  @inlinable
  public init(bytes: RawSpan, type: TypeID) throws(DatabaseError) {
    guard let value = Self(rawValue: try RawValue(bytes: bytes, type: type)) else {
      throw .unknownValue(of: Self.self)
    }
    self = value
  }
}

extension Optional: ColumnValue where Wrapped: ColumnValue {
  @inlinable
  public init(bytes: RawSpan, type: TypeID) throws(DatabaseError) {
    self = .some(try Wrapped(bytes: bytes, type: type))
  }
  @inlinable public static var databaseNull: Self? { .some(.none) }
}

extension DatabaseError {
  /// The error of a value whose type or length does not fit what was asked for.
  static func mismatch(_ asked: Any.Type, _ type: TypeID, _ count: Int) -> DatabaseError {
    .decoding("type \(type.rawValue) with \(count) bytes cannot be read as \(asked); cast it in SQL")
  }

  /// The error of a value that an enumeration does not have.
  @usableFromInline
  static func unknownValue(of asked: Any.Type) -> DatabaseError {
    .decoding("the stored value is none of \(asked)")
  }
}
