/// What stands between the fields of a text file.
public enum Separator: String, CaseIterable, Sendable {
  case comma, semicolon, tab

  var byte: UInt8 {
    switch self {
    case .comma: UInt8(ascii: ",")
    case .semicolon: UInt8(ascii: ";")
    case .tab: UInt8(ascii: "\t")
    }
  }

  /// As a word in a sentence.
  var plural: String { self == .tab ? "tabs" : "\(self)s" }
}

/// How a file is to be read, as far as somebody said so. What is nil is found out, where it is sure.
public struct TableOptions: Hashable, Sendable {
  /// Of a text file.
  public var encoding: TextEncoding?
  /// Of a text file.
  public var separator: Separator?
  /// The name of a sheet; nil for the first that is not hidden.
  public var sheet: String?

  public init(encoding: TextEncoding? = nil, separator: Separator? = nil, sheet: String? = nil) {
    (self.encoding, self.separator, self.sheet) = (encoding, separator, sheet)
  }
}

/// What no honest table comes near. A file beyond is refused before it takes memory.
public struct TableLimits: Sendable {
  /// Bytes, records, fields of a record and characters of a field, of text files and sheets alike.
  public var csv = CSVReader.Limits()
  /// Cells of the whole table, with those that are only skipped.
  public var cellCount = 5_000_000
  /// Bytes of one decompressed part of a workbook.
  public var partByteCount = 200_000_000
  /// Bytes of all parts that are read.
  public var workbookByteCount = 300_000_000

  public init() {}
}
