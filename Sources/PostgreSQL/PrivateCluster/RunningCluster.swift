import Foundation

/// The server of a ``PrivateCluster``, started by this process.
public final class RunningCluster: Sendable {
  /// How a server stops (PostgreSQL's manual, 19.5).
  public enum StopMode: Sendable {
    /// Ends all sessions, writes everything out.
    case fast
    /// Ends at once; the next start works the log off.
    case immediate
  }

  static let user = "trao"
  static let database = "trao"

  /// The folder of the Unix socket.
  public let socketFolder: String
  private let process: ChildProcess
  private let folder: ClusterFolder
  private let lock: FolderLock

  init(process: ChildProcess, folder: ClusterFolder, socketFolder: String, lock: FolderLock) {
    self.process = process
    self.folder = folder
    self.socketFolder = socketFolder
    self.lock = lock
  }

  /// How to reach the database `trao` in it.
  public var conninfo: String { Self.conninfo(socketFolder: socketFolder) }

  /// The server's first process.
  public var processID: Int32 { process.id }

  /// Whether the server has not ended.
  public var isRunning: Bool { process.isRunning }

  /// The last lines of the server's log.
  public var lastLogLines: [String] { folder.lastLines() }

  /// Stops the server and waits until it has ended. What takes longer than `patience` is stopped harder.
  public func stop(_ mode: StopMode = .fast, patience: Duration = .seconds(60)) async {
    try? await PrivateCluster.onQueue { self.stopNow(mode, patience: patience) }
  }

  /// ``stop(_:patience:)``, blocking.
  func stopNow(_ mode: StopMode, patience: Duration = .seconds(60)) {
    // A stopped process (SIGSTOP) answers to nothing before it goes on.
    process.signal(SIGCONT)
    let signals = mode == .fast ? [SIGINT, SIGQUIT, SIGKILL] : [SIGQUIT, SIGKILL]
    for signal in signals {
      process.signal(signal)
      let deadline = Deadline.after(patience)
      while process.isRunning, !deadline.hasPassed { ClusterStart.pause() }
      if !process.isRunning { break }
    }
    // A socket's folder outside the data folder is ours alone, and empty now.
    if !socketFolder.hasPrefix(folder.path + "/") { _ = unsafe rmdir(socketFolder) }
    lock.release()
  }

  /// Gives up the ownership of the folder and leaves the server as it is, as a process does that is killed.
  package func abandon() { lock.release() }

  /// Returns when the server has ended by itself, or the task is cancelled.
  public func waitForEnd() async {
    while process.isRunning, !Task.isCancelled { try? await Task.sleep(for: .milliseconds(200)) }
  }

  static func conninfo(
    socketFolder: String, port: String = String(ClusterFolder.port), database: String = database
  ) -> String {
    let host = socketFolder.replacing("\\", with: "\\\\").replacing("'", with: "\\'")
    return "host='\(host)' port=\(port) user=\(user) dbname=\(database)"
  }
}
