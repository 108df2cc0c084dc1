/// Something that a reader can overlook but ISO 19005-2, 6.1 forbids.
public struct SyntaxNote: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// Object number, generation and `obj` are not set apart as they must be, or `obj` or `endobj` does not
    /// stand between ends of lines.
    case objectSpacing
    /// `stream` is not followed by CR LF or LF.
    case streamKeyword
    /// `endstream` is not preceded by an end of line.
    case endstreamKeyword
    /// `/Length` is not the number of bytes in the stream.
    case streamLength(written: Int?, found: Int)
    /// A hexadecimal string has an odd number of digits, or something that is no digit.
    case hexadecimalString
    case longString(Int)
    case longName(Int)
    case integerRange
    case realRange
    case repeatedKey(String)
    /// A name whose bytes are not UTF-8.
    case nameEncoding
    /// `xref` or a subsection's head is not followed by exactly one end of line.
    case crossReferenceSpacing
  }

  public let kind: Kind
  public let offset: Int
  /// The object it lies in; nil outside of objects.
  public let object: Int?

  public init(_ kind: Kind, at offset: Int, object: Int?) {
    self.kind = kind
    self.offset = offset
    self.object = object
  }
}
