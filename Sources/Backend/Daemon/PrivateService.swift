public import Foundation
public import Logging
import PostgreSQL

/// Everything on one machine: a private PostgreSQL in a data folder, its schema, and a daemon in this
/// process.
///
/// When the server ends by itself it is started again; the daemon waits for it.
public struct PrivateService: Sendable {
  private let folder: URL
  private let configuration: Configuration
  private let seal: SealMaterials?
  private let handlers: DaemonService.HandlerMaker
  private let logger: Logger

  public init(
    folder: URL, configuration: Configuration, seal: SealMaterials?,
    handlers: @escaping DaemonService.HandlerMaker, logger: Logger
  ) {
    self.folder = folder
    self.configuration = configuration
    self.seal = seal
    self.handlers = handlers
    self.logger = logger
  }

  /// Runs until `stop`, then stops the daemon and after it the server.
  ///
  /// - Parameters:
  ///   - stop: The wish to end.
  ///   - onReady: Called once with how to reach the database, when the queue is being worked on.
  /// - Throws: `ClusterError`, among them that another process owns the folder; what the daemon throws.
  public func run(until stop: StopSignal, onReady: @escaping @Sendable (String) -> Void) async throws {
    let cluster = PrivateCluster(dataFolder: folder)
    let server = ServerKeeper(cluster: cluster, logger: logger)
    let conninfo = try await server.start()
    let keeping = Task { await server.keepRunning() }
    let daemon = DaemonService(
      database: configuration.database(conninfo, role: "daemon"), configuration: configuration,
      seal: seal, handlers: handlers, schemaPolicy: .migrate, logger: logger)
    let result: Result<Void, any Error>
    do {
      try await daemon.run(until: stop) { onReady(conninfo) }
      result = .success(())
    } catch {
      result = .failure(error)
    }
    keeping.cancel()
    await keeping.value
    await server.stop()
    logger.notice("the private PostgreSQL is stopped")
    try result.get()
  }
}

/// Starts the private server, and again when it ends by itself.
private actor ServerKeeper {
  private let cluster: PrivateCluster
  private let logger: Logger
  private var running: RunningCluster?

  init(cluster: PrivateCluster, logger: Logger) {
    self.cluster = cluster
    self.logger = logger
  }

  /// How to reach the server, once it is up.
  func start() async throws -> String {
    let running = try await cluster.start()
    self.running = running
    return running.conninfo
  }

  /// Watches the server until the task is cancelled.
  func keepRunning() async {
    while !Task.isCancelled {
      await running?.waitForEnd()
      guard !Task.isCancelled else { return }
      logger.error("the private PostgreSQL ended by itself; starting it again")
      // The folder's lock goes with the ended server's value.
      running = nil
      do {
        running = try await cluster.start()
        logger.notice("the private PostgreSQL runs again")
      } catch {
        logger.error("the private PostgreSQL does not start", metadata: ["reason": "\(error)"])
        try? await Task.sleep(for: .seconds(2))
      }
    }
  }

  func stop() async {
    await running?.stop()
    running = nil
  }
}
