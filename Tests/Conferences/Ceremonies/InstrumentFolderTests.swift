import Conferences
import Foundation
import PostgreSQL
import Testing
import TestSupport

@Suite struct `Other instruments in a folder` {
  private func sample() throws -> ChangedSample {
    let changed = try ChangedSample()
    try changed.replace(
      in: "ceremonies.yaml", "      - project: \"0000000002\"\n        presenter: tran-thi-mau\n",
      """
            - instrument: MAU-01
              presenter: [le-quang-mau, pham-thu-mau]
              recipient: [mihon-shiro, mihon-ichiro]
              state: proxy
              proxy: "Ông Thay Mặt"
              handed_at: 2023-11-17T10:22:00+07:00
              provenance: sample
            - project: "0000000002"
              presenter: tran-thi-mau

      """)
    return changed
  }

  @Test func `are handed over by several people to several, and come out as they went in`() async throws {
    try await TestDatabase.withDatabase { database in
      let pool = database.pool()
      let changed = try sample()
      let folder = try ConferenceFolder.read(changed.url)
      try await pool.change(as: tester) { try folder.load(in: $0) }
      #expect(try await pool.change(as: tester) { try folder.load(in: $0).changedCount } == 0)
      let conference = try await pool.run { try ConferenceStore.resolve(nil, in: $0) }
      let grants = try await pool.run { try CeremonyStore.find(nil, of: conference, in: $0).grants }
      #expect(
        grants.map(\.kind) == ["certificate", "memorandum", "certificate", "certificate", "certificate"])
      #expect(grants[1].presenters.map(\.externalID) == ["le-quang-mau", "pham-thu-mau"])
      #expect(grants[1].recipients.map(\.externalID) == ["mihon-shiro", "mihon-ichiro"])
      #expect(grants[1].state == .proxy && grants[1].proxy == "Ông Thay Mặt")
      let exported = contents(of: try await pool.run { try ConferenceFolder.export(conference, in: $0) })
      #expect(exported["ceremonies.yaml"]?.contains("presenter: [le-quang-mau, pham-thu-mau]") == true)
      #expect(exported["instruments.yaml"]?.contains("code: MAU-01") == true)
      await pool.close()
    }
  }

  @Test(arguments: [
    ("instrument: MAU-01", "instrument: MAU-02", "there is no instrument \"MAU-02\"; did you mean MAU-01?"),
    ("instrument: MAU-01", "note: \"x\"", "name project or instrument"),
    ("[mihon-shiro, mihon-ichiro]", "[mihon-shiro, mihon-shiro]", "would stand on the stage twice"),
    ("[mihon-shiro, mihon-ichiro]", "[mihon-shiro, mihon-ichir]", "did you mean mihon-ichiro?"),
  ])
  func `with a fault say where`(old: String, new: String, says: String) async throws {
    let changed = try sample()
    try changed.replace(in: "ceremonies.yaml", old, new)
    let found = try await faults { try ConferenceFolder.read(changed.url) }
    #expect(found.contains { $0.hasPrefix("ceremonies.yaml:") && $0.contains(says) }, "\(found)")
  }
}
