import Conferences
import Documents
import Foundation
import JobQueue
import Reports

/// A report that was asked for, as JSON.
struct ReportRunRecord: Encodable {
  let id: Int
  let report: String
  let format: String
  let state: String
  let language: String
  let dueAt: Date
  let key: String
  let batch: Int
  let createdAt: Date
  let createdBy: String
  let asOf: Date?
  let bytes: Int?
  let sha256: String?
  let answerIsNo: Bool?

  init(_ run: ReportRun) {
    (id, report, format, state) = (run.id, run.name, run.format.rawValue, run.state.rawValue)
    language = run.question?.language.rawValue ?? ""
    (dueAt, key, batch) = (run.dueAt, run.key, run.batch.rawValue)
    (createdAt, createdBy) = (run.createdAt, run.createdBy)
    (asOf, bytes, sha256, answerIsNo) = (
      run.made?.asOf, run.made?.byteCount, run.made?.sha256, run.made?.isNo
    )
  }
}
