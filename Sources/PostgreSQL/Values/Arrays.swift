/// Arrays of one dimension. Sending columns as arrays (`unnest($1::bigint[], $2::text[])`) is the cheap way to
/// write many rows in one statement.
extension Array: Parameter where Element: Parameter {
  public static var databaseType: TypeID { Element.databaseArrayType }
  /// The server's arrays of arrays are one type with more dimensions, which is not offered here.
  public static var databaseArrayType: TypeID { .unspecified }

  public func encodeBinary(into bytes: inout [UInt8]) {
    let hasNulls: Int32 = contains { $0.isDatabaseNull } ? 1 : 0
    bytes.append(bigEndian: Int32(isEmpty ? 0 : 1))  // dimensions
    bytes.append(bigEndian: hasNulls)
    bytes.append(bigEndian: Element.databaseType.rawValue)
    guard !isEmpty else { return }
    bytes.append(bigEndian: Int32(count))
    bytes.append(bigEndian: Int32(1))  // the first index
    for element in self {
      bytes.append(bigEndian: Int32(-1))
      guard !element.isDatabaseNull else { continue }
      let start = bytes.count
      element.encodeBinary(into: &bytes)
      bytes.replace(at: start - 4, bigEndian: Int32(bytes.count - start))
    }
  }

  public func encodeText(into bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "{"))
    for (index, element) in enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      guard !element.isDatabaseNull else {
        bytes.append(contentsOf: "NULL".utf8)
        continue
      }
      var text: [UInt8] = []
      element.encodeText(into: &text)
      bytes.append(UInt8(ascii: "\""))
      for byte in text {
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { bytes.append(UInt8(ascii: "\\")) }
        bytes.append(byte)
      }
      bytes.append(UInt8(ascii: "\""))
    }
    bytes.append(UInt8(ascii: "}"))
  }
}

extension Array: ColumnValue where Element: ColumnValue {
  @inlinable
  public init(bytes: RawSpan, type: TypeID) throws(DatabaseError) {
    let layout = try ArrayLayout(bytes, of: type, as: [Element].self)
    self = []
    reserveCapacity(layout.elements.count)
    for element in layout.elements {
      if let element {
        append(try Element(bytes: bytes.extracting(element), type: layout.type))
      } else if let null = Element.databaseNull {
        append(null)
      } else {
        throw .nullElement
      }
    }
  }
}

/// Where the elements of an array of one dimension lie in its bytes.
@usableFromInline
struct ArrayLayout {
  @usableFromInline let type: TypeID
  /// In turn; nil for NULL.
  @usableFromInline private(set) var elements: [Range<Int>?] = []

  @usableFromInline
  init(_ bytes: RawSpan, of type: TypeID, as asked: Any.Type) throws(DatabaseError) {
    guard bytes.byteCount >= 12 else { throw .mismatch(asked, type, bytes.byteCount) }
    let dimensions: Int32 = bytes.integer()
    self.type = TypeID(rawValue: bytes.integer(at: 8))
    guard dimensions != 0 else { return }
    guard dimensions == 1, bytes.byteCount >= 20 else {
      throw .decoding("an array with \(dimensions) dimensions cannot be read")
    }
    let count = Int(bytes.integer(Int32.self, at: 12))
    elements.reserveCapacity(min(count, bytes.byteCount / 4))
    var offset = 20
    for _ in 0..<max(0, count) {
      guard bytes.byteCount - offset >= 4 else { throw .decoding("the array is cut short") }
      let length = Int(bytes.integer(Int32.self, at: offset))
      offset += 4
      guard length >= 0 else {
        elements.append(nil)
        continue
      }
      guard bytes.byteCount - offset >= length else { throw .decoding("the array is cut short") }
      elements.append(offset..<offset + length)
      offset += length
    }
  }
}

extension DatabaseError {
  @usableFromInline
  static var nullElement: DatabaseError {
    .decoding("an element of the array is null; read it as an array of optionals")
  }
}
