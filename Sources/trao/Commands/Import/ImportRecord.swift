import Conferences
import Foundation
import Reports

/// A file that came in, as `--json` prints it.
struct ImportRecord: Encodable {
  struct Touched: Encodable {
    let relation: String
    let created, changed, removed: Int
  }

  let id: Int
  let kind: String
  let file: String
  let sha256: String
  let mapping: String?
  let created, changed, unchanged: Int
  let at: String
  let by: String
  let state: String
  let undoneAt: String?
  let undoneBy: String?
  /// Rows by table, where they are still known.
  let rows: [Touched]?

  init(_ recorded: RecordedImport, rows: [RecordedImport.Touched]? = nil, in zone: TimeZone) {
    id = recorded.id
    kind = recorded.kind.rawValue
    file = recorded.fileName
    sha256 = recorded.sha256
    mapping = recorded.mapping
    (created, changed) = (recorded.report.created, recorded.report.changed)
    unchanged = recorded.report.unchanged
    at = ConferenceTime(recorded.at, in: zone).rfc3339
    by = recorded.by
    state = recorded.state.rawValue
    undoneAt = recorded.undoneAt.map { ConferenceTime($0, in: zone).rfc3339 }
    undoneBy = recorded.undoneBy
    self.rows = rows?.map {
      Touched(relation: $0.relation, created: $0.created, changed: $0.changed, removed: $0.removed)
    }
  }
}
