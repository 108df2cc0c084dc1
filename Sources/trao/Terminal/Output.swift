import Foundation
import Reports

/// Standard output and standard error.
enum Output {
  /// Writes results for people: what could move the cursor or colour the screen is shown as `\u{…}`, whoever typed it.
  static func show(_ text: String) throws {
    try write(PlainText.escapedLines(text))
  }

  /// Writes results for programs, as they are.
  static func write(_ text: String) throws {
    try write(Array(text.utf8))
  }

  /// Writes the bytes of a file. That nobody reads them any more ends the program quietly, by SIGPIPE; a full disk does
  /// not.
  static func write(_ bytes: [UInt8]) throws {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(bytes))
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

  /// A sentence about the work, on a line of its own, whatever somebody typed into it.
  static func note(_ text: String) {
    writeError(PlainText.escaped(text) + "\n")
  }
}
