internal import Foundation

/// Writes files that must not be there yet, for their owner only.
enum NewFile {
  /// Writes all of it, to disk, or nothing.
  ///
  /// - Throws: ``SigningError`` `.cannotWrite`.
  static func write(_ bytes: [UInt8], to path: String) throws(SigningError) {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure(path, isThere: errno == EEXIST) }
    var written = 0
    while written < bytes.count {
      let step = unsafe bytes.withUnsafeBytes {
        unsafe Foundation.write(descriptor, $0.baseAddress.map { unsafe $0 + written }, $0.count - written)
      }
      if step < 0, errno == EINTR { continue }
      guard step > 0 else { break }
      written += step
    }
    let isSafe = written == bytes.count && fsync(descriptor) == 0
    let error = failure(path, isThere: false)
    guard close(descriptor) == 0, isSafe else {
      unsafe unlink(path)
      throw error
    }
  }

  private static func failure(_ path: String, isThere: Bool) -> SigningError {
    SigningError(
      .cannotWrite, "the file cannot be written: \(unsafe String(cString: strerror(errno)))", where: path,
      remedy: isThere
        ? "choose another name; a key is never written over"
        : "see that the folder is there, is yours and has room")
  }
}
