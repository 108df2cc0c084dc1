public import Foundation

/// Jobs asked for and followed together.
public struct Batch: Sendable {
  public let id: BatchID
  public let key: String
  public let kind: String
  public let title: String
  /// When its work may begin, as asked for or last moved.
  public let dueAt: Date
  public let createdAt: Date
  public let createdBy: String
  public let cancelledAt: Date?
  public let cancelledBy: String?
  public let progress: Progress
  /// Whether it can still be moved: its first job waits for its time.
  public let isMovable: Bool

  /// How many jobs are in each state, read in one snapshot.
  public struct Progress: Hashable, Sendable {
    public let total: Int
    public let deferred: Int
    public let ready: Int
    public let running: Int
    public let done: Int
    public let dead: Int
    public let cancelled: Int

    /// Whether nothing more will happen unless a person acts.
    public var isSettled: Bool { deferred + ready + running == 0 }
  }

  /// The batch in one word.
  public enum State: String, Sendable, CaseIterable {
    /// Waits for its time.
    case scheduled
    case running
    /// Nothing is left to do, and something was done.
    case done
    /// Settled, with dead letters.
    case dead
    /// Someone cancelled it, or every one of its jobs.
    case cancelled
  }

  public var state: State {
    if cancelledAt != nil { return .cancelled }
    if isMovable { return .scheduled }
    if !progress.isSettled { return .running }
    if progress.dead > 0 { return .dead }
    return progress.done == 0 && progress.cancelled > 0 ? .cancelled : .done
  }
}
