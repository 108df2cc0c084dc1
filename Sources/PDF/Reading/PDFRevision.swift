/// One state of a file: what was appended to it up to an `%%EOF` (ISO 32000-1, 7.5.6).
public struct PDFRevision: Hashable, Sendable {
  /// Where its cross-reference section begins.
  public let offset: Int
  /// How many bytes the file has up to the end of this state: behind its `%%EOF` and the end of that line.
  public internal(set) var end: Int
  /// Whether the cross-references are a stream and not a table.
  public let isStream: Bool
  public let trailer: PDFDictionary
}
