import Conferences
import Foundation

/// One who became part of another, as `--json` prints it.
struct MergedFromRecord: Encodable {
  let merged: String
  let at: Date
  let by: String

  init(_ record: MergedRecord) {
    (merged, at, by) = (record.label, record.at, record.by)
  }
}
