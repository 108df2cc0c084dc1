extension String: Parameter, ColumnValue {
  public static var databaseType: TypeID { .text }
  public static var databaseArrayType: TypeID { .textArray }
  public func encodeBinary(into bytes: inout [UInt8]) { bytes.append(contentsOf: utf8) }
  public func encodeText(into bytes: inout [UInt8]) { bytes.append(contentsOf: utf8) }
  public init(bytes: RawSpan, type: TypeID) throws(DatabaseError) {
    var text = bytes
    // `jsonb` travels as its text behind one byte for the version of the form, which is 1.
    if type == .jsonb, bytes.byteCount > 0, bytes.integer(UInt8.self) == 1 {
      text = bytes.extracting(droppingFirst: 1)
    } else if !type.isTextual {
      throw .mismatch(String.self, type, bytes.byteCount)
    }
    self = unsafe text.withUnsafeBytes { unsafe String(decoding: $0, as: UTF8.self) }
  }
}

/// Raw bytes (`bytea`).
public struct Bytes: Hashable, Sendable, Parameter, ColumnValue {
  public var array: [UInt8]
  public init(_ array: [UInt8]) { self.array = array }

  public static var databaseType: TypeID { .bytea }
  public static var databaseArrayType: TypeID { .byteaArray }
  public func encodeBinary(into bytes: inout [UInt8]) { bytes.append(contentsOf: array) }
  public func encodeText(into bytes: inout [UInt8]) {
    let digits = Array("0123456789abcdef".utf8)
    bytes.append(contentsOf: "\\x".utf8)
    for byte in array {
      bytes.append(digits[Int(byte >> 4)])
      bytes.append(digits[Int(byte & 15)])
    }
  }
  public init(bytes: RawSpan, type: TypeID) throws(DatabaseError) {
    guard type == .bytea else { throw .mismatch(Bytes.self, type, bytes.byteCount) }
    array = unsafe bytes.withUnsafeBytes { unsafe Array($0) }
  }
}
