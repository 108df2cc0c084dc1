/// One document made from a plate: what follows the plate's bytes in the file.
public struct Strike: Hashable, Sendable {
  public let bytes: [UInt8]
  /// How many pages the document has.
  public let pageCount: Int
  /// SHA-256 of the whole file, plate and strike, in hexadecimal.
  public let fileHash: String
}
