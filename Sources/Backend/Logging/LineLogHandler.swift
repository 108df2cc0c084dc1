import Foundation
public import Logging

/// Writes each message as one line, text or JSON, in one call, so that lines of several threads and processes
/// do not mix. Nothing in a message can end its line or reach the terminal as a command.
public struct LineLogHandler: LogHandler {
  public var metadata: Logger.Metadata = [:]
  public var metadataProvider: Logger.MetadataProvider?
  private let label: String
  private let control: LogControl
  private let write: @Sendable (String) -> Void

  public init(label: String, control: LogControl, write: @escaping @Sendable (String) -> Void) {
    self.label = label
    self.control = control
    self.write = write
  }

  /// Common to all loggers of the process; setting it on one has no effect.
  public var logLevel: Logger.Level {
    get { control.level }
    set {}
  }

  public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  public func log(event: LogEvent) {
    var fields = metadata.merging(metadataProvider?.get() ?? [:]) { $1 }
    fields.merge(event.metadata ?? [:]) { $1 }
    if let error = event.error { fields["error"] = "\(error)" }
    let line = LogLine(
      at: Date(), level: event.level, label: label, message: event.message.description,
      fields: fields.map { ($0, "\($1)") }.sorted { $0.0 < $1.0 })
    write(control.format == .json ? line.json : line.text)
  }

  /// A line to standard error. That a log cannot be written is no reason to stop working.
  @Sendable public static func standardError(_ line: String) {
    try? FileHandle.standardError.write(contentsOf: Data((line + "\n").utf8))
  }
}
