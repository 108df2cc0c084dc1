import Documents
import Foundation

/// Where the file of a report goes: standard output, or a new file.
struct ReportOutput {
  let path: String?
  let format: ReportFormat

  /// - Throws: `Failure` where the file is there already or cannot be written, and where bytes that no terminal can show
  ///   would go to one.
  func write(_ bytes: [UInt8]) throws {
    guard let path else {
      if format.isBinary, isatty(STDOUT_FILENO) == 1 {
        throw Failure(
          .usage, "a terminal cannot show \(format.rawValue)",
          remedy: "name a file: --to FILE, or send it on: > FILE")
      }
      do {
        try FileHandle.standardOutput.write(contentsOf: Data(bytes))
      } catch {
        throw Failure(
          .inputOutput, "the output cannot be written", where: "standard output",
          remedy: "see whether the disk or the pipe behind it is full or closed")
      }
      return
    }
    guard !FileManager.default.fileExists(atPath: path) else {
      throw Failure(
        .cannotCreate, "something of that name is there already, and nothing is overwritten", where: path,
        remedy: "choose another name, or move it away")
    }
    do {
      try Data(bytes).write(to: URL(filePath: path), options: .withoutOverwriting)
    } catch {
      throw Failure(
        .cannotCreate, "the file cannot be written", where: path,
        remedy: "see that its folder is there and writable")
    }
  }
}
