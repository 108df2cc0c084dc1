import Conferences
import Foundation
public import JobQueue
public import Logging
public import PostgreSQL
import Signing
import Synchronization

/// A daemon: waits for the database, then works on its queue until it is asked to stop.
///
/// It starts before the database does, and survives its restarts and failovers.
public struct DaemonService: Sendable {
  /// What it does with a schema that lacks migrations.
  public enum SchemaPolicy: Sendable {
    /// Applies them.
    case migrate
    /// Throws ``SchemaBehind``.
    case refuse
  }

  /// Makes the handlers of jobs, once it is known what papers are sealed with; nil for nothing.
  public typealias HandlerMaker = @Sendable (SealMaterials.Ready?) throws -> [any JobHandler]

  private let database: DatabaseConfiguration
  private let configuration: Configuration
  private let seal: SealMaterials?
  private let handlers: HandlerMaker
  private let schemaPolicy: SchemaPolicy
  private let logger: Logger

  public init(
    database: DatabaseConfiguration, configuration: Configuration, seal: SealMaterials?,
    handlers: @escaping HandlerMaker, schemaPolicy: SchemaPolicy, logger: Logger
  ) {
    self.database = database
    self.configuration = configuration
    self.seal = seal
    self.handlers = handlers
    self.schemaPolicy = schemaPolicy
    self.logger = logger
  }

  /// Works until `stop`; then finishes or gives back what it began, and returns.
  ///
  /// - Parameters:
  ///   - stop: The wish to end.
  ///   - onReady: Called once, when the queue is being worked on.
  /// - Throws: ``SchemaBehind``; `MigrationError`; `DatabaseError`; `PaperMaterials.Fault` where papers are to be
  ///   sealed and cannot be.
  public func run(until stop: StopSignal, onReady: @Sendable () -> Void = {}) async throws {
    let prepared = try await stop.unlessStopped { [self] in
      try await waitForDatabase()
      try await prepareSchema()
      return try handlers(await prepareSeal())
    }
    guard let handlers = prepared else {
      logger.notice("stopped before the database came")
      return
    }
    let worker = Worker(configuration.worker(database), handlers: handlers, logger: logger)
    // Not waited for: a server that hangs keeps the start busy with listening, and a wish to stop must be heard.
    Task { await worker.start() }
    logger.notice("ready", metadata: ["version": "\(Version.current)"])
    let retention = Task { await forgetDaily() }
    onReady()
    await stop.wait()
    retention.cancel()
    logger.notice("stopping: finishing what has begun, giving back the rest")
    await worker.drain()
    logger.notice("stopped")
  }

  /// What is kept of people for a time only goes when that is over, whether or not anybody does something.
  private func forgetDaily() async {
    while !Task.isCancelled {
      let pool = Pool(database, size: 1)
      var pause = Duration.seconds(86_400)
      do {
        try await pool.transaction { try ImportStore.forgetOld(in: $0) }
      } catch {
        pause = .seconds(600)
        logger.warning(
          "what old imports changed is not forgotten yet; it is tried again in ten minutes",
          metadata: ["reason": "\(error)"])
      }
      await pool.close()
      try? await Task.sleep(for: pause)
    }
  }

  private func waitForDatabase() async throws {
    let pool = Pool(database, size: 1)
    do {
      let lastWarning = Mutex<(reason: String, at: ContinuousClock.Instant)?>(nil)
      try await pool.waitUntilReachable(for: nil) { error in
        // Tried every two seconds; said when the reason is new, and once a minute.
        let isNews = lastWarning.withLock { last in
          if let last, last.reason == error.message, last.at.duration(to: .now) < .seconds(60) {
            return false
          }
          last = (error.message, .now)
          return true
        }
        guard isNews else { return }
        logger.warning("the database cannot be reached yet", metadata: ["reason": "\(error.message)"])
      }
      await pool.close()
    } catch {
      await pool.close()
      throw error
    }
  }

  /// What papers are sealed with; it is said in the log, whatever it is.
  private func prepareSeal() async throws -> SealMaterials.Ready? {
    guard let seal else {
      logger.notice("papers stay unsigned: signing.key names no key")
      return nil
    }
    let pool = Pool(database, size: 1)
    do {
      let ready = try await pool.read { database in
        let now = try database.query("select now()").one().get(0, as: Date.self)
        return try seal.ready(at: now, in: database)
      }
      await pool.close()
      logger.notice(
        "papers are sealed",
        metadata: [
          "key": "\(ready.key.name)", "level": "\(ready.seal.level.rawValue)",
          "until": "\(ready.key.certificate.notAfter.ISO8601Format())",
        ])
      return ready
    } catch {
      await pool.close()
      throw error
    }
  }

  private func prepareSchema() async throws {
    let connection = try await Connection.open(database, label: "trao.migrations")
    do {
      switch schemaPolicy {
      case .migrate:
        for migration in try await Migrator.migrate(Schema.migrations, on: connection) {
          logger.notice("migrated", metadata: ["migration": "\(migration.title)"])
        }
      case .refuse:
        let status = try await connection.run { try Migrator.status(Schema.migrations, in: $0) }
        if let next = status.pending.first {
          throw SchemaBehind(missing: status.pending.count, next: next.title)
        }
      }
      await connection.close()
    } catch {
      await connection.close()
      throw error
    }
  }
}

/// The database's schema is older than the program.
public struct SchemaBehind: Error, Hashable, CustomStringConvertible {
  /// How many migrations are missing, and the first of them.
  public let missing: Int
  public let next: String

  public var description: String {
    "the database lacks \(missing) \(missing == 1 ? "migration" : "migrations"), from \(next) on"
  }
}

extension Configuration {
  /// The settings of the worker.
  func worker(_ database: DatabaseConfiguration) -> WorkerConfiguration {
    var result = WorkerConfiguration(database: database, build: Version.current)
    if worker.renderers > 0 { result.lanes = worker.renderers }
    result.pollEvery = worker.pollInterval
    result.lease = worker.lease
    result.renewEvery = worker.renewInterval
    result.sweepEvery = worker.sweepInterval
    result.maximumClaim = worker.claim
    result.gatherFor = worker.commitInterval
    result.gatherJobs = worker.commitDocuments
    result.gatherBytes = worker.commitMegabytes << 20
    result.drainGrace = worker.grace
    return result
  }
}
