import Foundation
import JobQueue

/// A batch as `--json` prints it.
struct BatchRecord: Encodable {
  struct Progress: Encodable {
    let total, deferred, ready, running, done, dead, cancelled: Int
  }

  let id: Int
  let kind: String
  let title: String
  let state: String
  let dueAt: Date
  let createdAt: Date
  let createdBy: String
  let cancelledAt: Date?
  let cancelledBy: String?
  let isMovable: Bool
  let progress: Progress

  init(_ batch: Batch) {
    id = batch.id.rawValue
    kind = batch.kind
    title = batch.title
    state = batch.state.rawValue
    dueAt = batch.dueAt
    createdAt = batch.createdAt
    createdBy = batch.createdBy
    cancelledAt = batch.cancelledAt
    cancelledBy = batch.cancelledBy
    isMovable = batch.isMovable
    let counts = batch.progress
    progress = Progress(
      total: counts.total, deferred: counts.deferred, ready: counts.ready, running: counts.running,
      done: counts.done, dead: counts.dead, cancelled: counts.cancelled)
  }
}
