import Foundation
import JobQueue

/// A job as `--json` prints it.
struct JobRecord: Encodable {
  let id: Int
  let kind: String
  let queue: String
  let batch: Int?
  let state: String
  let since: Date
  let attempt: Int
  let maximumAttempts: Int
  let priority: Int
  let createdAt: Date
  let createdBy: String
  let isCancelling: Bool
  let error: String?

  init(_ status: JobStatus) {
    id = status.job.id.rawValue
    kind = status.job.kind.rawValue
    queue = status.job.queue
    batch = status.job.batch?.rawValue
    state = status.state.rawValue
    since = status.since
    attempt = status.job.attempt
    maximumAttempts = status.job.maximumAttempts
    priority = status.job.priority
    createdAt = status.job.createdAt
    createdBy = status.job.createdBy
    isCancelling = status.isCancelling
    error = status.error
  }
}
