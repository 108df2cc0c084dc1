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
