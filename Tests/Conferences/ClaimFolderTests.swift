import Conferences
import Foundation
import PostgreSQL
import Testing

@Suite struct `Claims of a conference folder` {
  @Test(arguments: [
    ("    value: 172\n", "    value: about 170\n", "claims.yaml:5", "is no plain number"),
    (
      "    value: 13910000000\n    unit: USD\n", "    value: 13910000000\n    unit: dollars\n",
      "claims.yaml:23", "is no unit"
    ),
    ("    as_of: \"2023-10\"\n", "    as_of: \"October\"\n", "claims.yaml:69", "is no time"),
    (
      "    part_of: FDI-PROJECTS\n", "    part_of: FDI-PROJECT\n", "claims.yaml:34",
      "did you mean FDI-PROJECTS?"
    ),
    ("    source: {vi: \"b", "    source: {fr: \"b", "claims.yaml:8", "fr"),
    ("    share_in: FDI-CAPITAL\n", "", "claims.yaml:46", "share_of and share_in go together"),
    ("  - code: FDI-COUNTRIES\n", "  - code: FDI-PROJECTS\n", "claims.yaml:11", "stands in line"),
  ])
  func `are refused with file and line`(old: String, new: String, place: String, message: String) async throws
  {
    let changed = try ChangedSample()
    try changed.replace(in: "claims.yaml", old, new)
    let found = try await faults { try ConferenceFolder.read(changed.url) }
    #expect(found.contains { $0.hasPrefix(place) && $0.contains(message) }, "\(found)")
  }

  @Test func `are stored with their checks, and only what differs is changed`() async throws {
    try await withSample { pool, conference in
      let changed = try ChangedSample()
      try changed.replace(in: "claims.yaml", "value: 2394000000", "value: 2934000000")
      let folder = try ConferenceFolder.read(changed.url)
      let report = try await pool.change(as: tester) { try folder.load(in: $0) }
      #expect(report.lines.filter { $0.changed > 0 }.map(\.kind) == ["claims"])
      #expect(report.changedCount == 1)
      let outcomes = try await pool.run { database in
        try database.query("select kind, holds from trao.claim_check order by position").map { row in
          try row.decode(String.self, Bool.self)
        }
      }
      #expect(outcomes.map(\.0).sorted() == ["handed-over", "handed-over", "part-of", "part-of", "share"])
      #expect(outcomes.filter { !$0.1 }.map(\.0) == ["share"])
    }
  }
}
