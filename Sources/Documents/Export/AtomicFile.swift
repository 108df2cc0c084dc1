internal import Foundation

/// Writes a file so that it is there whole, or not at all, whatever stops in between.
enum AtomicFile {
  /// Writes `parts` one after the other into a temporary file beside `path`, waits for the disk, and renames it.
  /// The name is lasting once the folder is synchronised too: ``synchronise(folder:)``.
  ///
  /// - Throws: ``DocumentError`` `.cannotWrite`; the temporary file is gone then.
  static func write(_ parts: [[UInt8]], to path: String) throws(DocumentError) {
    let temporary = "\(path).\(getpid()).partial"
    let file = unsafe open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw failure(path) }
    do throws(DocumentError) {
      for part in parts { try append(part, to: file, path: path) }
      guard fsync(file) == 0 else { throw failure(path) }
    } catch {
      close(file)
      unsafe unlink(temporary)
      throw error
    }
    // A full disk may be told as late as here.
    guard close(file) == 0, unsafe rename(temporary, path) == 0 else {
      let error = failure(path)
      unsafe unlink(temporary)
      throw error
    }
  }

  /// Removes a file that may be there.
  ///
  /// - Throws: ``DocumentError`` `.cannotWrite`.
  static func remove(_ path: String) throws(DocumentError) {
    guard unsafe unlink(path) == 0 || errno == ENOENT else { throw failure(path) }
  }

  /// Makes the names in a folder lasting.
  static func synchronise(folder: String) throws(DocumentError) {
    let handle = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard handle >= 0 else { throw failure(folder) }
    defer { close(handle) }
    // Some file systems cannot synchronise folders and say so.
    guard fsync(handle) == 0 || errno == EINVAL else { throw failure(folder) }
  }

  private static func append(_ bytes: [UInt8], to file: Int32, path: String) throws(DocumentError) {
    var offset = 0
    while offset < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Foundation.write(file, buffer.baseAddress?.advanced(by: offset), buffer.count - offset)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw failure(path)
      }
      offset += count
    }
  }

  private static func failure(_ path: String) -> DocumentError {
    let code = errno
    return .cannotWrite(
      path: path, reason: unsafe String(cString: strerror(code)), isFull: code == ENOSPC || code == EDQUOT)
  }
}
