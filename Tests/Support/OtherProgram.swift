import Foundation
import PostgreSQL

/// Other people's programs, which look at what we write.
public enum OtherProgram {
  public struct Answer: Sendable {
    /// The exit status; 128 and the signal's number where one ended it.
    public let status: Int32
    /// What it wrote to standard output.
    public let bytes: [UInt8]
    /// What it wrote to standard output, and then to standard error.
    public let output: String
  }

  /// Runs a program to its end. Its output goes into files, so that no pipe can fill up.
  ///
  /// - Parameters:
  ///   - arguments: The program, looked for along the path, and its arguments.
  ///   - input: What it reads as standard input.
  /// - Returns: How it ended and what it wrote.
  /// - Throws: When it cannot be started, or its output cannot be read.
  public static func run(_ arguments: [String], input: some Sequence<UInt8> = []) throws -> Answer {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let (from, to, errors) = (folder.path("input"), folder.path("output"), folder.path("errors"))
    try Data(input).write(to: URL(filePath: from))
    let source = open(from, O_RDONLY | O_CLOEXEC)
    guard source >= 0 else { throw POSIXError(.EIO) }
    defer { close(source) }
    let child = try ChildProcess(
      ["/usr/bin/env"] + arguments, environment: ProcessInfo.processInfo.environment, log: to,
      errors: errors, input: source, isApart: false)
    let status = child.waitForEnd()
    let bytes = try Data(contentsOf: URL(filePath: to))
    let said = try bytes + Data(contentsOf: URL(filePath: errors))
    return Answer(status: status, bytes: Array(bytes), output: String(decoding: said, as: UTF8.self))
  }

  /// Runs a program on a file that holds `content`, which stands for `FILE` among the arguments.
  ///
  /// - Returns: How it ended and what it wrote.
  /// - Throws: When the file cannot be written, or the program cannot be started.
  public static func run(_ arguments: [String], on content: some Sequence<UInt8>) throws -> Answer {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let file = folder.path("file")
    try Data(content).write(to: URL(filePath: file))
    return try run(arguments.map { $0 == "FILE" ? file : $0 })
  }
}
