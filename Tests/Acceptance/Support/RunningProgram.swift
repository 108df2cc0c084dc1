import Foundation
import Synchronization
import TestSupport
import Testing

/// A started program whose output goes into files, so that no pipe can fill up. It is killed with this
/// object.
///
/// Not Foundation's `Process`: that learns of an end by a socket which other children of ours inherit, so
/// that a PostgreSQL started meanwhile keeps it from ever hearing.
final class RunningProgram: Sendable {
  /// The program's process id.
  let id: Int32
  private let command: [String]
  private let folder: URL
  private let end: End

  /// Who waits for the end, and how it came.
  private final class End: Sendable {
    private let state = Mutex<(status: Int32?, waiters: [CheckedContinuation<Int32, Never>])>((nil, []))

    var status: Int32? { state.withLock { $0.status } }

    func came(_ status: Int32) {
      let waiters = state.withLock { state in
        state.status = status
        defer { state.waiters = [] }
        return state.waiters
      }
      for waiter in waiters { waiter.resume(returning: status) }
    }

    func wait() async -> Int32 {
      await withCheckedContinuation { continuation in
        let status = state.withLock { state in
          if state.status == nil { state.waiters.append(continuation) }
          return state.status
        }
        if let status { continuation.resume(returning: status) }
      }
    }
  }

  // Below `home` the output is kept.
  init(_ path: String, _ arguments: [String], environment: [String: String], home: URL) throws {
    folder = home.appending(path: "run-\(UUID().uuidString.prefix(8))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    command = [path] + arguments
    let (id, end) = (try Self.spawn(command, environment, folder: folder.path), End())
    self.id = id
    self.end = end
    // The wait blocks, hence the thread.
    Thread {
      var result: Int32 = 0
      while waitpid(id, &result, 0) < 0, errno == EINTR {}
      let signal = result & 0x7F
      end.came(signal == 0 ? (result >> 8) & 0xFF : 128 + signal)
    }.start()
  }

  deinit { if isRunning { kill(id, SIGKILL) } }

  var isRunning: Bool { end.status == nil }
  var output: String { text("output") }
  var errors: String { text("errors") }

  /// The most memory that the running program ever held, in bytes; 0 once it has ended.
  var peakMemory: Int {
    let status = (try? String(contentsOfFile: "/proc/\(id)/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
    return (Int(line.filter(\.isNumber)) ?? 0) * 1024
  }

  func signal(_ number: Int32) { kill(id, number) }

  /// The exit status, once the program has ended; 128 and the signal's number where one ended it.
  ///
  /// One that goes on after five minutes hangs: it is killed, and the test told.
  func waitForEnd() async -> Int32 {
    let patience = Task { [id, end, command] in
      try await Task.sleep(for: .seconds(300))
      guard end.status == nil else { return }
      kill(id, SIGKILL)
      Issue.record("a program went on for five minutes and was killed: \(command.joined(separator: " "))")
    }
    defer { patience.cancel() }
    return await end.wait()
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

  private static func spawn(
    _ command: [String], _ environment: [String: String], folder: String
  ) throws -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    for (descriptor, name) in [(Int32(1), "output"), (2, "errors")] {
      posix_spawn_file_actions_addopen(
        &actions, descriptor, "\(folder)/\(name)", O_WRONLY | O_CREAT | O_APPEND, 0o600)
    }
    var arguments = command.map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { for pointer in arguments + variables { free(pointer) } }
    var process = pid_t()
    let result = posix_spawn(&process, command[0], &actions, nil, &arguments, &variables)
    guard result == 0 else { throw POSIXError(POSIXErrorCode(rawValue: result) ?? .EINVAL) }
    return process
  }
}
