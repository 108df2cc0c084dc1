import Foundation

/// Standard output and standard error.
enum Output {
  /// Writes results. That nobody reads them any more ends the program quietly, by SIGPIPE; a full disk does
  /// not.
  static func write(_ text: String) throws {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    } catch {
      throw Failure(
        .inputOutput, "the output cannot be written", where: "standard output",
        remedy: "see whether the disk or the pipe behind it is full or closed")
    }
  }

  /// Writes what is said about the work: errors, notes, progress.
  static func writeError(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }

  /// A sentence about the work, on a line of its own.
  static func note(_ text: String) {
    writeError(text + "\n")
  }
}
