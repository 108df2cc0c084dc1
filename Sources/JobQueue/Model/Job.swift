public import Foundation

/// A job as it was asked for, and which attempt at it this is.
public struct Job: Sendable {
  public let id: JobID
  public let kind: JobKind
  /// The JSON object given when it was asked for.
  public let arguments: String
  public let queue: String
  public let priority: Int
  /// 1 for the first attempt; for a job that lies still, the attempts used so far.
  public let attempt: Int
  public let maximumAttempts: Int
  public let timeout: Duration
  public let batch: BatchID?
  public let createdAt: Date
  /// Who asked for it. What the job does in the database is done in this name.
  public let createdBy: String
}

/// A job in a worker's hands: whoever ends the attempt must show the fence it was claimed with.
struct Claim: Sendable {
  let job: Job
  let worker: WorkerID
  let fence: Int
}
