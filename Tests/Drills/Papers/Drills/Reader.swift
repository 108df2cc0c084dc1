import Foundation
import TestSupport

/// Other people's programs, which read many files.
enum Reader {
  /// Runs `command` with each path in the place of `$1`, as many at a time as there are processors.
  ///
  /// Whether it succeeds is not asked: what it writes is looked at.
  static func run(_ command: String, on paths: [String]) throws {
    let lanes = ProcessInfo.processInfo.activeProcessorCount
    _ = try OtherProgram.run(
      ["xargs", "-0", "-n", "1", "-P", "\(lanes)", "sh", "-c", command, "sh"],
      input: paths.joined(separator: "\0").utf8)
  }

  /// What a program prints that is given all paths at once.
  static func output(of arguments: [String], on paths: [String]) throws -> String {
    try String(decoding: OtherProgram.run(arguments + paths).bytes, as: UTF8.self)
  }
}
