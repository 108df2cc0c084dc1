/// What a worker tells its observer, for metrics.
public enum WorkerEvent: Sendable, Equatable {
  case registered(WorkerID)
  /// The others took it for dead, or its row is gone for another reason; it registers anew.
  case leaseLost(WorkerID)
  case claimed(Int)
  case promoted(Int)
  /// Committed.
  case ended(JobID, JobOutcome)
  /// A result that came too late and was thrown away: the job is others'.
  case fenced(JobID)
  /// Jobs taken from workers that vanished or that did not stop them.
  case swept(workers: Int, rescued: Int, failed: Int, dead: Int)
  /// The database cannot be used at the moment; it is tried again.
  case troubled
}
