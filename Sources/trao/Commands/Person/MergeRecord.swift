import Conferences
import Foundation
import Reports

/// What a merge did, as `--json` prints it and as people read it.
struct MergeRecord: Encodable {
  let kept, merged: String
  let dryRun: Bool
  let isNew: Bool
  let moved: MergeReport.Moved
  let at: Date
  let by: String

  init(_ report: MergeReport, isRehearsal: Bool) {
    (kept, merged, dryRun, isNew) = (report.kept, report.merged, isRehearsal, report.isNew)
    (moved, at, by) = (report.moved, report.at, report.by)
  }

  var text: String {
    guard isNew else {
      return "\(merged) was merged into \(kept) before, on \(Wording.time(at)) by \(PlainText.escaped(by)).\n"
    }
    var lines = [
      dryRun
        ? "\(merged) would be merged into \(kept) (dry run: nothing was written)"
        : "\(merged) is merged into \(kept)",
      "  \(Wording.count(moved.names, "further form")) of the name",
    ]
    if let languages = moved.honorifics, !languages.isEmpty {
      lines.append("  form of address in \(languages.joined(separator: ", "))")
    }
    if let offices = moved.appointments, offices > 0 { lines.append("  \(Wording.count(offices, "title"))") }
    if !moved.participations.isEmpty {
      lines.append("  participation \(moved.participations.joined(separator: ", "))")
    }
    if !moved.participationsGone.isEmpty {
      lines.append("  gone, being double: \(moved.participationsGone.joined(separator: ", "))")
    }
    lines += moved.references.sorted { $0.key < $1.key }.map { "  \($0.value) in \($0.key)" }
    return lines.joined(separator: "\n") + "\n"
  }
}
