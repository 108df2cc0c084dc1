extension Int: Parameter, ColumnValue {
  public static var databaseType: TypeID { .int8 }
  public static var databaseArrayType: TypeID { .int8Array }
  public func encodeBinary(into bytes: inout [UInt8]) { bytes.append(bigEndian: Int64(self)) }
  public func encodeText(into bytes: inout [UInt8]) { bytes.append(contentsOf: String(self).utf8) }
  public init(bytes: RawSpan, type: TypeID) throws(DatabaseError) {
    self = try .init(integer: bytes, type: type)
  }
}

extension Int32: Parameter, ColumnValue {
  public static var databaseType: TypeID { .int4 }
  public static var databaseArrayType: TypeID { .int4Array }
  public func encodeBinary(into bytes: inout [UInt8]) { bytes.append(bigEndian: self) }
  public func encodeText(into bytes: inout [UInt8]) { bytes.append(contentsOf: String(self).utf8) }
  public init(bytes: RawSpan, type: TypeID) throws(DatabaseError) {
    self = try .init(integer: bytes, type: type)
  }
}

extension FixedWidthInteger {
  /// Reads any of the server's integers that fits.
  fileprivate init(integer bytes: RawSpan, type: TypeID) throws(DatabaseError) {
    let wide: Int64 =
      switch (type, bytes.byteCount) {
      case (.int8, 8): bytes.integer()
      case (.int4, 4): Int64(bytes.integer(Int32.self))
      case (.int2, 2): Int64(bytes.integer(Int16.self))
      case (.oid, 4): Int64(bytes.integer(UInt32.self))
      default: throw .mismatch(Self.self, type, bytes.byteCount)
      }
    guard let value = Self(exactly: wide) else {
      throw .decoding("the number is out of the range of \(Self.self)")
    }
    self = value
  }
}

extension Double: Parameter, ColumnValue {
  public static var databaseType: TypeID { .float8 }
  public static var databaseArrayType: TypeID { .float8Array }
  public func encodeBinary(into bytes: inout [UInt8]) { bytes.append(bigEndian: bitPattern) }
  public func encodeText(into bytes: inout [UInt8]) {
    let text = isNaN ? "NaN" : isInfinite ? (self < 0 ? "-Infinity" : "Infinity") : "\(self)"
    bytes.append(contentsOf: text.utf8)
  }
  public init(bytes: RawSpan, type: TypeID) throws(DatabaseError) {
    switch (type, bytes.byteCount) {
    case (.float8, 8): self.init(bitPattern: bytes.integer())
    case (.float4, 4): self.init(Float(bitPattern: bytes.integer()))
    default: throw .mismatch(Double.self, type, bytes.byteCount)
    }
  }
}

extension Bool: Parameter, ColumnValue {
  public static var databaseType: TypeID { .bool }
  public static var databaseArrayType: TypeID { .boolArray }
  public func encodeBinary(into bytes: inout [UInt8]) { bytes.append(self ? 1 : 0) }
  public func encodeText(into bytes: inout [UInt8]) { bytes.append(UInt8(ascii: self ? "t" : "f")) }
  public init(bytes: RawSpan, type: TypeID) throws(DatabaseError) {
    guard type == .bool, bytes.byteCount == 1 else { throw .mismatch(Bool.self, type, bytes.byteCount) }
    self = bytes.integer(UInt8.self) != 0
  }
}
