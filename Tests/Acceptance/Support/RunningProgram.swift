import Foundation
import PostgreSQL
import TestSupport
import Testing

/// A started program whose output goes into files, so that no pipe can fill up. It is killed with this
/// object, and ends with whoever ends the tests.
final class RunningProgram: Sendable {
  private let command: [String]
  private let folder: URL
  private let child: ChildProcess

  // Below `home` the output is kept.
  init(_ path: String, _ arguments: [String], environment: [String: String], home: URL) throws {
    folder = home.appending(path: "run-\(UUID().uuidString.prefix(8))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    command = [path] + arguments
    child = try ChildProcess(
      command, environment: environment, log: folder.appending(path: "output").path,
      errors: folder.appending(path: "errors").path, isApart: false)
  }

  deinit { child.signal(SIGKILL) }

  /// The program's process id.
  var id: Int32 { child.id }
  var isRunning: Bool { child.isRunning }
  var output: String { text("output") }
  var errors: String { text("errors") }

  /// The most memory that the running program ever held, in bytes; 0 once it has ended.
  var peakMemory: Int {
    let status = (try? String(contentsOfFile: "/proc/\(id)/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
    return (Int(line.filter(\.isNumber)) ?? 0) * 1024
  }

  func signal(_ number: Int32) { child.signal(number) }

  /// The exit status, once the program has ended; 128 and the signal's number where one ended it.
  ///
  /// One that goes on after five minutes hangs: it is killed, and the test told.
  func waitForEnd() async -> Int32 {
    let patience = Task { [child, command] in
      try await Task.sleep(for: .seconds(300))
      guard child.isRunning else { return }
      child.signal(SIGKILL)
      Issue.record("a program went on for five minutes and was killed: \(command.joined(separator: " "))")
    }
    defer { patience.cancel() }
    return await child.ended()
  }

  /// Waits until the program has said something on standard error.
  func waitFor(_ words: String) async throws {
    do {
      try await eventually { [self] in
        if errors.contains(words) { return true }
        guard isRunning else { throw Unsaid(words: words, errors: errors, hasEnded: true) }
        return false
      }
    } catch is NeverHappened {
      throw Unsaid(words: words, errors: errors, hasEnded: false)
    }
  }

  /// The program did not say what was waited for.
  struct Unsaid: Error, CustomStringConvertible {
    let words: String
    let errors: String
    let hasEnded: Bool
    var description: String { "\(hasEnded ? "ended" : "runs") without saying \(words): \(errors)" }
  }

  private func text(_ name: String) -> String {
    let data = try? Data(contentsOf: folder.appending(path: name))
    return String(decoding: data ?? Data(), as: UTF8.self)
  }
}
