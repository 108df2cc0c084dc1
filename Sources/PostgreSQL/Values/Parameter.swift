/// A value that can be sent to the server, as a statement's parameter or as a field of `copy`.
///
/// Conforming: `Int`, `Int32`, `Bool`, `Double`, `String`, `UUID`, `Date` (`timestamptz`), ``CalendarDate``
/// (`date`), ``Bytes`` (`bytea`), arrays of these with one dimension, and optionals of all of them, in arrays
/// too. A `RawRepresentable` type over one of them needs to write the conformance only:
///
/// ```swift
/// struct JobID: RawRepresentable, Parameter, ColumnValue { let rawValue: Int }
/// ```
///
/// The server is told the types above; for another type write a cast: `$1::jsonb`, `$1::numeric`.
public protocol Parameter: Sendable {
  /// The type the server is told.
  static var databaseType: TypeID { get }
  /// The type of an array of these.
  static var databaseArrayType: TypeID { get }
  /// Whether this stands for NULL, which is then never encoded.
  var isDatabaseNull: Bool { get }
  /// Appends the server's binary form.
  func encodeBinary(into bytes: inout [UInt8])
  /// Appends the server's text form in UTF-8, without any quoting.
  func encodeText(into bytes: inout [UInt8])
}

extension Parameter {
  public var isDatabaseNull: Bool { false }
}

extension Parameter where Self: RawRepresentable, RawValue: Parameter {
  public static var databaseType: TypeID { RawValue.databaseType }
  public static var databaseArrayType: TypeID { RawValue.databaseArrayType }
  public var isDatabaseNull: Bool { rawValue.isDatabaseNull }
  public func encodeBinary(into bytes: inout [UInt8]) { rawValue.encodeBinary(into: &bytes) }
  public func encodeText(into bytes: inout [UInt8]) { rawValue.encodeText(into: &bytes) }
}

extension Optional: Parameter where Wrapped: Parameter {
  public static var databaseType: TypeID { Wrapped.databaseType }
  public static var databaseArrayType: TypeID { Wrapped.databaseArrayType }
  public var isDatabaseNull: Bool { self?.isDatabaseNull ?? true }
  public func encodeBinary(into bytes: inout [UInt8]) { self?.encodeBinary(into: &bytes) }
  public func encodeText(into bytes: inout [UInt8]) { self?.encodeText(into: &bytes) }
}
