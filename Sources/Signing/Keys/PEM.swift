internal import COpenSSL

/// The blocks of a PEM file (RFC 7468).
enum PEM {
  struct Block {
    /// What stands after BEGIN.
    let label: String
    /// The lines of RFC 1421 before the contents, as old encrypted keys have them.
    let header: String
    let der: [UInt8]
  }

  /// More blocks than this are no file of a key.
  private static let mostBlocks = 64

  /// Reads all blocks; text between them is passed over.
  static func blocks(_ bytes: [UInt8]) throws(SigningError) -> [Block] {
    let bio = try MemoryBIO(bytes)
    var blocks: [Block] = []
    defer { ERR_clear_error() }
    while blocks.count < mostBlocks, let block = next(in: bio) { blocks.append(block) }
    return blocks
  }

  private static func next(in bio: MemoryBIO) -> Block? {
    var label: UnsafeMutablePointer<CChar>?
    var header: UnsafeMutablePointer<CChar>?
    var data: UnsafeMutablePointer<UInt8>?
    var count = 0
    guard unsafe PEM_read_bio(bio.handle, &label, &header, &data, &count) == 1, let label = unsafe label,
      let header = unsafe header, let data = unsafe data
    else { return nil }
    defer {
      unsafe CRYPTO_free(label, #file, #line)
      unsafe CRYPTO_free(header, #file, #line)
      unsafe CRYPTO_clear_free(data, count, #file, #line)
    }
    return unsafe Block(
      label: String(cString: label), header: String(cString: header),
      der: Array(UnsafeBufferPointer(start: data, count: count)))
  }

  /// Writes a block.
  static func text(_ label: String, _ der: [UInt8]) throws(SigningError) -> [UInt8] {
    let bio = try MemoryBIO()
    guard unsafe PEM_write_bio(bio.handle, label, "", der, der.count) > 0 else {
      throw LibraryFault.error("write PEM")
    }
    return bio.readAll()
  }
}
