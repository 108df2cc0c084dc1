public import Foundation
public import JobQueue
public import Reports

/// A report that was asked for at a time, and what came of it.
public struct ReportRun: Sendable {
  /// What the daemon made.
  public struct Made: Hashable, Sendable {
    /// The moment for which it holds.
    public let asOf: Date
    public let byteCount: Int
    /// Of the file, as hexadecimal digits.
    public let sha256: String
    /// The answer is no: claims that do not add up.
    public let isNo: Bool
  }

  /// How far it is.
  public enum State: String, CaseIterable, Sendable {
    /// Its time has not come, or it waits for another attempt.
    case deferred
    /// It waits for a daemon.
    case ready
    case running
    case made
    /// Somebody cancelled it before it was made.
    case cancelled
    /// It failed for good: its job tells why.
    case dead
  }

  public let id: Int
  /// Which report.
  public let name: String
  /// What was asked; nil where this version does not know the report.
  public let question: ReportQuestion?
  public let format: ReportFormat
  public let dueAt: Date
  /// Names the request: who asks twice with it has one report.
  public let key: String
  public let batch: BatchID
  public let createdAt: Date
  public let createdBy: String
  /// nil until it is made.
  public let made: Made?
  public let state: State
  let parameters: String
}
