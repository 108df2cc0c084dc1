/// What the queue refuses to do for its callers.
public enum JobQueueError: Error, Sendable, Equatable, CustomStringConvertible {
  case noSuchJob(JobID)
  case noSuchBatch(BatchID)
  /// Jobs cannot be added to a batch that someone has cancelled.
  case batchCancelled(BatchID)
  /// Its work has begun, or it was cancelled: its time cannot be changed any more.
  case batchNotMovable(BatchID)
  /// Nothing of it is left to cancel.
  case batchFinished(BatchID)
  /// Only dead letters and jobs between two attempts can be tried again.
  case notRetryable(JobID, JobState)
  /// Done and cancelled jobs stay what they are.
  case notCancellable(JobID, JobState)
  /// Others keep taking the key at the same moment.
  case keyContended(String)
  /// A job that changes its place again and again while it is to be cancelled.
  case moving(JobID)

  /// What is the matter, as a sentence without a full stop.
  public var message: String { parts.message }

  /// What to do about it.
  public var remedy: String { parts.remedy }

  public var description: String { "\(message); \(remedy)" }

  private var parts: (message: String, remedy: String) {
    switch self {
    case .noSuchJob(let id): ("there is no job \(id)", "`trao job list` shows which there are")
    case .noSuchBatch(let id): ("there is no batch \(id)", "`trao batch list` shows which there are")
    case .batchCancelled(let id): ("batch \(id) was cancelled", "schedule the work again for a new one")
    case .batchNotMovable(let id):
      (
        "batch \(id) has begun or was cancelled, so its time cannot be moved", "cancel it and schedule again"
      )
    case .batchFinished(let id):
      ("nothing of batch \(id) is left to cancel", "`trao batch show \(id)` tells what became of it")
    case .notRetryable(let id, let state):
      (
        "job \(id) is \(state.rawValue)",
        "only a dead job, or one that waits for its next attempt, can be retried"
      )
    case .notCancellable(let id, let state):
      (
        "job \(id) is \(state.rawValue) and cannot be cancelled",
        "`trao job show \(id)` tells what became of it"
      )
    case .keyContended(let key):
      ("others keep asking for the key \(key) at the same moment", "try again")
    case .moving(let id): ("job \(id) is changing hands at this moment", "try again")
    }
  }
}
