/// One row for ``Database/copyIn(_:rows:)``, in the server's text format.
public struct CopyRow: Sendable {
  /// The line, with its line feed.
  let line: [UInt8]

  /// Takes the row's fields in the order of the statement's columns. The server reads each field's text as the
  /// column's type, so enums, `numeric` and `jsonb` need no cast.
  public init<each P: Parameter>(_ values: repeat each P) {
    var line: [UInt8] = []
    var field: [UInt8] = []
    var isFirst = true
    for value in repeat each values {
      if !isFirst { line.append(UInt8(ascii: "\t")) }
      isFirst = false
      if value.isDatabaseNull {
        line.append(contentsOf: "\\N".utf8)
      } else {
        field.removeAll(keepingCapacity: true)
        value.encodeText(into: &field)
        Self.escape(field, into: &line)
      }
    }
    line.append(UInt8(ascii: "\n"))
    self.line = line
  }

  /// Writes the bytes that mean something to the format as escapes (PostgreSQL's manual, COPY, text format).
  private static func escape(_ text: [UInt8], into line: inout [UInt8]) {
    for byte in text {
      switch byte {
      case UInt8(ascii: "\\"): line.append(contentsOf: "\\\\".utf8)
      case UInt8(ascii: "\t"): line.append(contentsOf: "\\t".utf8)
      case UInt8(ascii: "\n"): line.append(contentsOf: "\\n".utf8)
      case UInt8(ascii: "\r"): line.append(contentsOf: "\\r".utf8)
      default: line.append(byte)
      }
    }
  }
}
