internal import Files
internal import Foundation

/// Writes files of an export so that each is there whole, or not at all, whatever stops in between.
enum AtomicFile {
  /// Writes `parts` one after the other in place of what has the name. The name is lasting once the folder is
  /// synchronised too: ``synchronise(folder:)``.
  ///
  /// - Throws: ``DocumentError`` `.cannotWrite`; what was there before is there still.
  static func write(_ parts: [[UInt8]], to path: String) throws(DocumentError) {
    do throws(FileError) {
      try OutputFile(path, replacing: true, mode: 0o644).put(parts)
    } catch {
      throw DocumentError(error)
    }
  }

  /// Removes a file that may be there.
  ///
  /// - Throws: ``DocumentError`` `.cannotWrite`.
  static func remove(_ path: String) throws(DocumentError) {
    guard unsafe unlink(path) == 0 || errno == ENOENT else {
      throw .cannotWrite(path: path, reason: unsafe String(cString: strerror(errno)), isFull: false)
    }
  }

  /// Makes the names in a folder lasting.
  ///
  /// - Throws: ``DocumentError`` `.cannotWrite`.
  static func synchronise(folder: String) throws(DocumentError) {
    do throws(FileError) {
      try OutputFile.synchronise(folder: folder)
    } catch {
      throw DocumentError(error)
    }
  }
}

extension DocumentError {
  init(_ error: FileError) {
    self = .cannotWrite(path: error.path, reason: error.message, isFull: error.cause == .full)
  }
}
