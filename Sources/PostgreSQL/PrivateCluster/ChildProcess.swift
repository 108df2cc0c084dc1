package import Foundation
import Synchronization

/// A program started by posix_spawn(3).
///
/// Not Foundation's `Process`: that learns of an end by a socket which other children of ours inherit, so
/// that a server started meanwhile keeps it from ever hearing.
package final class ChildProcess: Sendable {
  package let id: pid_t
  private let status = Mutex<Int32?>(nil)
  private let end = DispatchGroup()

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - command: The program's path and its arguments.
  ///   - environment: The whole of its environment.
  ///   - log: The file that its output is added to.
  ///   - errors: The file that its standard error is added to; nil is the log as well.
  ///   - input: What it reads as standard input; nil is an empty file.
  ///   - isApart: Whether it gets a session of its own, so that a Ctrl-C in the terminal is ours to answer, not the
  ///     child's. One that is not apart ends with whoever ends our session.
  /// - Throws: The error number as a `POSIXError`.
  package init(
    _ command: [String], environment: [String: String], log: String, errors: String? = nil,
    input: Int32? = nil, isApart: Bool = true
  ) throws(POSIXError) {
    id = try Self.spawn(
      command, environment: environment, log: log, errors: errors, input: input, isApart: isApart)
    end.enter()
    // A child that nobody waits for stays as a zombie. The wait blocks, hence the thread.
    Thread { [self] in
      var result: Int32 = 0
      while unsafe waitpid(id, &result, 0) < 0, errno == EINTR {}
      status.withLock { $0 = result }
      end.leave()
    }.start()
  }

  /// Whether it has not ended.
  package var isRunning: Bool { status.withLock { $0 == nil } }
  /// Whether it ended with exit status 0.
  var succeeded: Bool { status.withLock { $0 == 0 } }

  /// Blocks until it has ended. One that goes on for longer than `patience` hangs, and is killed.
  ///
  /// - Returns: Its exit status; 128 and the signal's number where one ended it.
  package func waitForEnd(patience: Duration = .seconds(300)) -> Int32 {
    if end.wait(timeout: .now() + patience.dispatchInterval) == .timedOut {
      signal(SIGKILL)
      end.wait()
    }
    return exitStatus
  }

  /// Waits until it has ended, however long that takes, and blocks no thread.
  ///
  /// - Returns: Its exit status, as ``waitForEnd(patience:)`` does.
  package func ended() async -> Int32 {
    await withCheckedContinuation { continuation in
      end.notify(queue: .global()) { continuation.resume() }
    }
    return exitStatus
  }

  private var exitStatus: Int32 {
    let result = status.withLock { $0 ?? 0 }
    let signal = result & 0x7F
    return signal == 0 ? (result >> 8) & 0xFF : 128 + signal
  }

  /// Sends a signal, unless it has ended.
  package func signal(_ number: Int32) {
    // Under the lock, for once it is waited for its number may be another's.
    status.withLock { if $0 == nil { _ = kill(id, number) } }
  }

  private static func spawn(
    _ command: [String], environment: [String: String], log: String, errors: String?, input: Int32?,
    isApart: Bool
  ) throws(POSIXError) -> pid_t {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    if let input {
      unsafe posix_spawn_file_actions_adddup2(&actions, input, 0)
    } else {
      unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    }
    let adding = O_WRONLY | O_CREAT | O_APPEND
    unsafe posix_spawn_file_actions_addopen(&actions, 1, log, adding, 0o600)
    if let errors {
      unsafe posix_spawn_file_actions_addopen(&actions, 2, errors, adding, 0o600)
    } else {
      unsafe posix_spawn_file_actions_adddup2(&actions, 1, 2)
    }

    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    // Signals that we ignore or block must work in the child.
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe posix_spawnattr_setsigmask(&attributes, &signals)
    unsafe sigfillset(&signals)
    unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
    let session: Int32 = isApart ? 0x80 : 0  // POSIX_SPAWN_SETSID
    let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | session
    unsafe posix_spawnattr_setflags(&attributes, Int16(flags))

    var process = pid_t()
    let result = unsafe withCStrings(command) { arguments in
      unsafe withCStrings(environment.map { "\($0)=\($1)" }) { variables in
        var arguments = unsafe arguments.map { unsafe UnsafeMutablePointer(mutating: $0) }
        var variables = unsafe variables.map { unsafe UnsafeMutablePointer(mutating: $0) }
        return unsafe posix_spawn(&process, command[0], &actions, &attributes, &arguments, &variables)
      }
    }
    guard result == 0 else { throw POSIXError(POSIXErrorCode(rawValue: result) ?? .EINVAL) }
    return process
  }
}
