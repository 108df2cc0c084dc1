internal import Files

/// Writes files that must not be there yet, for their owner only.
enum NewFile {
  /// Writes all of it, to disk, or nothing.
  ///
  /// - Throws: ``SigningError`` `.cannotWrite`; `.diskFull`.
  static func write(_ bytes: [UInt8], to path: String) throws(SigningError) {
    do throws(FileError) {
      try OutputFile(path, mode: 0o600).write([bytes])
    } catch {
      throw SigningError(
        error.cause == .full ? .diskFull : .cannotWrite, error.message, where: path, remedy: error.remedy)
    }
  }
}
