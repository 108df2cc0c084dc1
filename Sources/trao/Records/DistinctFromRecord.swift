import Conferences
import Foundation
import Reports

/// One who looks like another and is not, as `--json` prints it.
struct DistinctFromRecord: Encodable {
  /// As commands name it.
  let distinctFrom: String
  let name: String
  let reason: String
  let at: Date
  let by: String

  init(_ record: DistinctRecord) {
    (distinctFrom, name, reason) = (record.label, record.name, record.reason)
    (at, by) = (record.at, record.by)
  }

  /// For people to read.
  static func text(_ records: [DistinctRecord]) -> String {
    records.map {
      "Not \($0.label) (\(PlainText.escaped($0.name))): \(PlainText.escaped($0.reason)). Marked on "
        + "\(Wording.time($0.at)) by \(PlainText.escaped($0.by)).\n"
    }.joined()
  }
}
