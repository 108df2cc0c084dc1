public import Foundation
public import PostgreSQL

/// A private PostgreSQL for a test that stops, kills or freezes its server.
///
/// Its data is not durable (fsync off). It is cleared away with this object, and when the process ends.
public actor TestCluster {
  /// Its data folder.
  public nonisolated var folder: URL { serverFolder.url }
  private nonisolated let serverFolder: ServerFolder
  private let settings: [String: String]
  private var running: RunningCluster?

  /// Makes a cluster and starts its server, with settings of the server over those of a test.
  public static func start(settings: [String: String] = [:]) async throws -> TestCluster {
    let cluster = try TestCluster(settings: settings)
    try await cluster.start()
    return cluster
  }

  private init(settings: [String: String]) throws {
    serverFolder = try ServerFolder()
    self.settings = settings.merging([
      "fsync": "off", "full_page_writes": "off", "shared_buffers": "32MB",
    ]) { given, _ in given }
  }

  /// Starts the server; nothing to do when it runs.
  public func start() async throws {
    guard running?.isRunning != true else { return }
    running = nil
    running = try await PrivateCluster(dataFolder: folder, settings: settings).start()
  }

  /// Stops the server.
  public func stop(_ mode: RunningCluster.StopMode = .fast) async {
    await running?.stop(mode)
    running = nil
  }

  /// Stops the server and starts it again.
  public func restart(_ mode: RunningCluster.StopMode = .fast) async throws {
    await stop(mode)
    try await start()
  }

  /// Kills every process of the server (SIGKILL), as a power cut would, and gives up its ownership.
  public func killEverything() {
    let all = [processID] + children
    for process in all { kill(process, SIGKILL) }
    abandon()
  }

  /// Gives up the ownership of a server that goes on running, as an owner does that is killed.
  public func abandon() {
    running?.abandon()
    running = nil
  }

  /// The server's first process; 0 when it does not run.
  public var processID: Int32 { running?.processID ?? 0 }

  /// The folder of its Unix socket.
  public var socketFolder: String { running?.socketFolder ?? "" }

  /// How to reach its database `trao`. The same through restarts.
  public nonisolated var conninfo: String { "host=\(folder.path)/socket user=trao dbname=trao" }

  public nonisolated var configuration: DatabaseConfiguration {
    DatabaseConfiguration(conninfo: conninfo, applicationName: "trao-test")
  }

  /// Makes every process of the server stand still (SIGSTOP): it takes connections and answers nothing.
  public func freeze() {
    kill(processID, SIGSTOP)
    for child in children { kill(child, SIGSTOP) }
  }

  /// Lets the server go on (SIGCONT).
  public func thaw() {
    for child in children { kill(child, SIGCONT) }
    kill(processID, SIGCONT)
  }

  /// The processes that the server's first process started.
  private var children: [Int32] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.compactMap { Int32($0) }.filter { process in
      let status = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)) ?? ""
      // After the name in brackets: state, parent, …
      let fields = status.split(separator: ")").last?.split(separator: " ") ?? []
      return fields.count > 1 && Int32(fields[1]) == processID
    }
  }
}
