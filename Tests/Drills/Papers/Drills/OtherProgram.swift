import Foundation

/// Other people's programs, several at a time.
enum OtherProgram {
  /// Runs `command` with each path in the place of `$1`, as many at a time as there are processors.
  ///
  /// Whether it succeeds is not asked: what it writes is looked at.
  static func run(_ command: String, on paths: [String]) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/xargs")
    let lanes = ProcessInfo.processInfo.activeProcessorCount
    process.arguments = ["-0", "-n", "1", "-P", "\(lanes)", "sh", "-c", command, "sh"]
    let input = Pipe()
    process.standardInput = input
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data(paths.joined(separator: "\0").utf8))
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  /// What a program prints that is given all paths at once.
  static func output(of arguments: [String], on paths: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = arguments + paths
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
