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
