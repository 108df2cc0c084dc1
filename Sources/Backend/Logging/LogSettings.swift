public import Logging
import Synchronization

/// The least important message that is logged. Names and order as in swift-log.
public enum LogLevel: String, CaseIterable, Sendable {
  case trace, debug, info, notice, warning, error, critical

  var level: Logger.Level { Logger.Level(rawValue: rawValue) ?? .info }
}

/// How a message is written: for people or for machines. One line each, either way.
public enum LogFormat: String, CaseIterable, Sendable {
  case text, json
}

/// What all loggers of the process obey, and what a reload may change while they are in use.
public final class LogControl: Sendable {
  private let state: Mutex<(level: Logger.Level, format: LogFormat)>

  public init(level: LogLevel = .info, format: LogFormat = .text) {
    state = Mutex((level.level, format))
  }

  public var level: Logger.Level { state.withLock { $0.level } }
  public var format: LogFormat { state.withLock { $0.format } }

  public func set(level: LogLevel, format: LogFormat) {
    state.withLock { $0 = (level.level, format) }
  }

  /// A logger that writes to standard error as this control says.
  public func logger(_ label: String) -> Logger {
    Logger(label: label) { LineLogHandler(label: $0, control: self, write: LineLogHandler.standardError) }
  }
}
