internal import COpenSSL

/// Bytes as libcrypto reads and writes them.
///
/// What was written is wiped when this goes, for it may have been a key.
@safe final class MemoryBIO {
  let handle: OpaquePointer

  /// An empty one, to be written to.
  init() throws(SigningError) {
    guard let handle = unsafe BIO_new(BIO_s_secmem()) else { throw LibraryFault.error("hold bytes") }
    unsafe self.handle = handle
  }

  /// Takes over one that libcrypto made.
  init(owned handle: OpaquePointer) { unsafe self.handle = handle }

  /// One to be read from, with a copy of `bytes`.
  convenience init(_ bytes: some Collection<UInt8>) throws(SigningError) {
    try self.init()
    var written: Int32 = 0
    let contiguous: Void? = bytes.withContiguousStorageIfAvailable {
      written = unsafe BIO_write(handle, $0.baseAddress, Int32(clamping: $0.count))
    }
    if contiguous == nil {
      let copy = Array(bytes)
      written = unsafe BIO_write(handle, copy, Int32(clamping: copy.count))
    }
    guard bytes.isEmpty || Int(written) == bytes.count else { throw LibraryFault.error("hold bytes") }
  }

  deinit { unsafe BIO_free(handle) }

  /// Takes everything out.
  func readAll() -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: unsafe BIO_ctrl_pending(handle))
    guard !bytes.isEmpty else { return [] }
    let count = unsafe BIO_read(handle, &bytes, Int32(clamping: bytes.count))
    return Array(bytes.prefix(Int(max(0, count))))
  }
}
