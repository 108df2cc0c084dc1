public import PostgreSQL

/// Where a job lies, in the words shown to people.
public enum JobState: String, CaseIterable, Sendable, Parameter, ColumnValue {
  /// Waits for its time, or for its next attempt.
  case deferred
  /// Waits for a worker.
  case ready
  /// In a worker's hands.
  case running
  /// Its effects are committed.
  case done
  /// Out of attempts or failed for good; waits for a person to retry or cancel it.
  case dead
  /// Ended by a person.
  case cancelled
}

/// How one attempt at a job ended, or what a person did between two attempts.
public enum JobOutcome: String, CaseIterable, Sendable, Parameter, ColumnValue {
  case done, failed, dead, cancelled
  /// Its worker vanished and the job was given to the others.
  case rescued
  /// Its worker stopped and gave it back; the attempt does not count.
  case released
  /// A person gave it fresh attempts.
  case retried
}
