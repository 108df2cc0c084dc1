public import Logging
import Synchronization

/// The configuration a service runs with, and what a reload changes of it.
public final class CurrentConfiguration: Sendable {
  private let value: Mutex<Configuration>

  public init(_ configuration: Configuration) {
    value = Mutex(configuration)
  }

  /// Reads the configuration again. One that cannot be used changes nothing; what takes effect only at a
  /// start is named in the log.
  ///
  /// - Parameters:
  ///   - log: What all loggers obey.
  ///   - logger: Where the reload itself is told.
  ///   - overridden: Level and format given on the command line, which stay.
  ///   - read: Reads the configuration anew.
  public func reload(
    log: LogControl, logger: Logger, overridden: (level: LogLevel?, format: LogFormat?),
    read: () throws -> Configuration
  ) {
    let fresh: Configuration
    do {
      fresh = try read()
    } catch {
      logger.error(
        "the configuration cannot be read again; the old one stays", metadata: ["reason": "\(error)"])
      return
    }
    let changes = value.withLock { current in
      let changes = current.changes(to: fresh)
      current.log = fresh.log
      return changes
    }
    log.set(level: overridden.level ?? fresh.log.level, format: overridden.format ?? fresh.log.format)
    logger.notice(
      "the configuration was read again",
      metadata: [
        "changed": "\(changes.onReload.joined(separator: ", "))",
        "needs_restart": "\(changes.atStart.joined(separator: ", "))",
      ])
  }
}
