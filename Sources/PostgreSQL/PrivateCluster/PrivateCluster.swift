import Dispatch
public import Foundation

/// A PostgreSQL of one's own: a cluster in a data folder that only its owner reaches, through a Unix socket.
///
/// The folder holds `postgresql` (the server's data), `postgresql.log`, `socket` and `lock`. Whoever can enter
/// the socket's folder (mode 0700) is let in without a password; there is no other way in. As root the server
/// runs as the system user `postgres`.
public struct PrivateCluster: Sendable {
  /// The data folder's path.
  public let folder: String
  /// Settings of the server that go over the ones chosen here.
  public let settings: [String: String]
  /// How long the server may take to come up; after a crash it has to work its log off first.
  public let startTimeout: Duration

  /// Names a cluster; nothing is made yet.
  ///
  /// - Parameters:
  ///   - dataFolder: Made when it is absent.
  ///   - settings: Settings of the server (`postgresql.conf`) that go over the ones chosen here.
  ///   - startTimeout: How long the server may take to come up.
  public init(
    dataFolder: URL, settings: [String: String] = [:], startTimeout: Duration = .seconds(300)
  ) {
    folder = ClusterFolder(dataFolder.path).path
    self.settings = settings
    self.startTimeout = startTimeout
  }

  /// Makes the cluster if there is none, and starts its server. What a killed owner left behind is cleared
  /// away: a half-made cluster, a stale lock or socket, a server that still runs.
  ///
  /// - Returns: The running server, which is the caller's to stop.
  /// - Throws: ``ClusterError``.
  public func start() async throws -> RunningCluster {
    try await Self.onQueue { try ClusterStart(self).run() }
  }

  /// How to reach the server that runs in a data folder, whoever started it.
  ///
  /// - Throws: ``ClusterError/notRunning(folder:)``; ``ClusterError/notPermitted(folder:)``.
  public static func conninfo(dataFolder: URL) throws(ClusterError) -> String {
    let folder = ClusterFolder(dataFolder.path)
    if unsafe access(folder.path, X_OK) != 0, errno == EACCES { throw .notPermitted(folder: folder.path) }
    guard let file = PostmasterFile(data: folder.data), file.isReady, file.isServer(of: folder.data) else {
      throw .notRunning(folder: folder.path)
    }
    return RunningCluster.conninfo(socketFolder: file.socketFolder, port: file.port)
  }

  /// Runs blocking work on a queue of its own: the threads of Swift's tasks are few, and must not wait.
  static func onQueue<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue(label: "trao.cluster").async { continuation.resume(with: Result { try work() }) }
    }
  }
}
