import Foundation
import PostgreSQL

extension Job {
  /// The columns in which every query of `sql/jobs` answers a job, from `first` on: queue, kind, arguments,
  /// priority, maximum attempts, timeout in seconds, batch, time and author of the request.
  init(id: JobID, attempt: Int, in row: Row, from first: Int) throws(DatabaseError) {
    self.init(
      id: id, kind: try row.get(first + 1), arguments: try row.get(first + 2), queue: try row.get(first),
      priority: try row.get(first + 3), attempt: attempt, maximumAttempts: try row.get(first + 4),
      timeout: .seconds(try row.get(first + 5, as: Double.self)), batch: try row.optional(first + 6),
      createdAt: try row.get(first + 7), createdBy: try row.get(first + 8))
  }
}
