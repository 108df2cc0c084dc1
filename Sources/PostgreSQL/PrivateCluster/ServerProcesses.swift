import Foundation

/// The processes that serve a data folder, found by what they are and where they work.
struct ServerProcesses {
  let data: String

  /// Ends them all. The caller owns the folder, so whoever serves it is an orphan: a whole server, or, after a
  /// kill, some processes of one. Those hold the old shared memory, and may wait for ever for a lock that a
  /// killed one had. A server is not taken over: its settings may be old, and it is not our child.
  ///
  /// - Returns: Whether none runs any more.
  func end() -> Bool {
    for process in all { kill(process, SIGCONT) }
    // The first process is asked to write everything out. Without it the others have nothing to go on with.
    if let first = PostmasterFile(data: data)?.process, all.contains(first) {
      kill(first, SIGINT)
      if isGone(within: .seconds(60)) { return true }
    }
    for signal in [SIGQUIT, SIGKILL] {
      for process in all { kill(process, signal) }
      if isGone(within: .seconds(5)) { return true }
    }
    return false
  }

  /// Their numbers: programs of PostgreSQL at work in the folder. A number in an old `postmaster.pid` proves
  /// nothing, for numbers are used again.
  var all: [pid_t] {
    let folder = URL(fileURLWithPath: data).resolvingSymlinksInPath().path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.compactMap { pid_t($0) }.filter { process in
      Self.target("/proc/\(process)/cwd") == folder
        && Self.target("/proc/\(process)/exe")?.split(separator: "/").last?.hasPrefix("postgres") == true
    }
  }

  private func isGone(within patience: Duration) -> Bool {
    let deadline = Deadline.after(patience)
    while !all.isEmpty {
      if deadline.hasPassed { return false }
      ClusterStart.pause()
    }
    return true
  }

  private static func target(_ link: String) -> String? {
    try? FileManager.default.destinationOfSymbolicLink(atPath: link)
  }
}
