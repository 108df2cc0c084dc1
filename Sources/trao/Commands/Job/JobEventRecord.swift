import Foundation
import JobQueue

/// One line of a job's history as `--json` prints it.
struct JobEventRecord: Encodable {
  let outcome: String
  let attempt: Int
  let fence: Int?
  let worker: Int?
  let startedAt: Date?
  let finishedAt: Date
  let error: String?
  let actor: String?

  init(_ event: JobEvent) {
    outcome = event.outcome.rawValue
    attempt = event.attempt
    fence = event.fence
    worker = event.worker?.rawValue
    startedAt = event.startedAt
    finishedAt = event.finishedAt
    error = event.error
    actor = event.actor
  }
}
