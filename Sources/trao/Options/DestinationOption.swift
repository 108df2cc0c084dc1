import ArgumentParser
import Files
import Foundation

/// Where what is made goes: standard output, or a file that is written whole or not at all.
struct DestinationOption: ParsableArguments {
  @Option(
    help: ArgumentHelp("Write it into this file; left out, or -: standard output.", valueName: "file"),
    completion: .file())
  var to: String?
  @Flag(help: "With --to: write over a file that is there.") var force = false

  /// The file; nil for standard output.
  var path: String? { to == "-" ? nil : to }

  func validate() throws {
    guard !force || path != nil else { throw ValidationError("--force goes with --to FILE") }
  }

  /// Tells before any work what would stop it.
  ///
  /// - Parameter format: What the bytes are, where no terminal can show them.
  /// - Throws: `Failure` where a file is there already, or binary bytes would go to a terminal; `FileError`.
  func check(binary format: String? = nil) throws {
    guard let path else {
      guard let format, isatty(STDOUT_FILENO) == 1 else { return }
      throw Failure(
        .usage, "a terminal cannot show \(format)",
        remedy: "name a file: --to FILE, or send it on: > FILE")
    }
    try refusingExisting { () throws(FileError) in try OutputFile(path, replacing: force).check() }
  }

  /// Writes what was made.
  ///
  /// - Throws: `Failure`; `FileError`: nothing of it is left.
  func give(_ bytes: [UInt8]) throws {
    guard let path else { return try Output.write(bytes) }
    try refusingExisting { () throws(FileError) in
      try OutputFile(path, replacing: force).write([bytes])
    }
  }

  private func refusingExisting(_ body: () throws(FileError) -> Void) throws {
    do throws(FileError) {
      try body()
    } catch {
      guard error.cause == .exists else { throw error }
      throw Failure(
        .cannotCreate, error.message, where: error.path, remedy: "choose another name, or say --force")
    }
  }
}
