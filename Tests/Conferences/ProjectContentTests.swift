import Conferences
import Foundation
import PostgreSQL
import Testing
import TestSupport

@Suite struct `What a certificate says of its project` {
  @Test func `is exported, loaded elsewhere and exported again the same byte for byte`() async throws {
    let changed = try FullProject.sample()
    let folder = try ConferenceFolder.read(changed.url)
    var exports: [[String: String]] = []
    let temporary = try TemporaryFolder()
    var next = folder
    for round in 0..<2 {
      try await TestDatabase.withDatabase { database in
        let pool = database.pool()
        let loaded = next
        let again = try await pool.change(as: tester) { database in
          _ = try loaded.load(in: database)
          return try loaded.load(in: database)
        }
        #expect(again.changedCount == 0)
        let files = try await pool.run { database in
          try ConferenceFolder.export(try ConferenceStore.resolve(nil, in: database), in: database)
        }
        let place = temporary.url.appending(path: "\(round)")
        try ConferenceFolder.write(files, to: place)
        exports.append(contents(of: files))
        next = try ConferenceFolder.read(place)
        await pool.close()
      }
    }
    #expect(exports[0] == exports[1])
    let projects = exports[0]["projects.yaml"] ?? ""
    for part in [
      "conversion: {amount: 232800000000.00, currency: VND, rate: 23280.00, rate_on: 2023-06-30}",
      "contributed: {amount: 4000000.00, converted: 93120000000.00}",
      "enterprise: {code: \"5702131234\", registered_on: 2023-07-20}", "code: \"0259\"", "product: \"8862\"",
      "- vi: \"Công suất: 40,5 tấn \\\"sản phẩm\\\"/năm\"", "term: 47", "from: 2023-Q3", "until: 2024-Q1",
      "until: 2023-10", "number: \"0000-01-000000\"", "person: mihon-saburo", "share: 75.00",
      "number: \"00/QĐ-MẪU\"", "originals: 4", "vi: \"TRƯỞNG BAN\"",
    ] {
      #expect(projects.contains(part), "\(part)")
    }
  }

  @Test func `that a folder no longer names goes, and its words with it`() async throws {
    try await TestDatabase.withDatabase { database in
      let pool = database.pool()
      let plain = try ConferenceFolder.read(sampleFolder)
      try await pool.change(as: tester) { try plain.load(in: $0) }
      let changed = try FullProject.sample()
      let full = try ConferenceFolder.read(changed.url)
      try await pool.change(as: tester) { try full.load(in: $0) }
      let report = try await pool.change(as: tester) { try plain.load(in: $0) }
      #expect(report.changedCount == 1)
      let objectives: Int = try await pool.run {
        try $0.query("select count(*) from trao.project_objective").one().get(0)
      }
      #expect(objectives == 4)
      let lost: Int = try await pool.run {
        try $0.query(
          """
          select count(*) from trao.localised_text
          where body like 'Điều kiện thứ%' or body in ('Góp đủ vốn', 'Dịch vụ sửa chữa máy móc', 'Tiền mặt')
          """
        ).one().get(0)
      }
      #expect(lost == 0)
      await pool.close()
    }
  }

  @Test func `names people whom the folder brings, though they do not take part`() async throws {
    try await TestDatabase.withDatabase { database in
      let pool = database.pool()
      let changed = try FullProject.sample()
      try changed.replace(
        in: "people.yaml", "people:\n",
        """
        people:
          - code: an-investor
            country: VN
            language: vi
            names:
              native: {full: "Trần Văn Mẫu", provenance: sample}
            provenance: sample

        """)
      try changed.replace(in: "projects.yaml", "- person: mihon-saburo", "- person: an-investor")
      let folder = try ConferenceFolder.read(changed.url)
      try await pool.change(as: tester) { try folder.load(in: $0) }
      let files = try await pool.run { database in
        try ConferenceFolder.export(try ConferenceStore.resolve(nil, in: database), in: database)
      }
      #expect(contents(of: files)["people.yaml"]?.contains("code: an-investor") == true)
      await pool.close()
    }
  }

  @Test(arguments: [
    ("rate: 23280, rate_on: 2023-06-30", "rate: 2328, rate_on: 2023-06-30", "more than one per cent"),
    (", rate_on: 2023-06-30", "", "rate stands with its day"),
    ("currency: VND, rate", "currency: USD, rate", "another currency"),
    ("currency: VND, rate", "currency: đồng, rate", "is no currency code"),
    ("contributed: {amount: 4000000", "contributed: {amount: 4000001", "more than the capital"),
    ("term: 47", "term: 147", "1 to 99 years"), ("code: \"5702131234\"", "code: \"570213\"", "ten digits"),
    ("code: \"0259\"", "code: \"259\"", "four digits"), ("product: \"8862\"", "product: \"CPC\"", "CPC"),
    ("from: 2023-Q3", "from: 2023-Q5", "is no year, month or quarter"),
    ("from: 2023-Q3", "from: 2024-Q2", "before it begins"), ("kind: capital", "kind: money", "is not one of"),
    ("share: 25", "share: 26", "101 per cent together"),
    ("contribution: {amount: 1000000}", "contribution: {amount: 900000}", "not the contributed capital"),
    ("- person: mihon-saburo", "- person: mihon-saburo\n        organisation: castem", "name one of them"),
    ("person: mihon-jiro,", "person: mihon-jirou,", "did you mean mihon-jiro?"),
    ("originals: 4", "originals: 0", "1 to 99"),
    ("applied_on: 2023-06-12", "applied_on: 12/6/2023", "no date"),
    ("            dated: 2010-01-05", "            date: 2010-01-05", "did you mean dated?"),
    ("- {vi: \"Điều kiện thứ nhất (mẫu)\"}", "- {}", "written in no language"),
  ])
  func `is read with the fault's line and column`(old: String, new: String, says: String) async throws {
    let changed = try FullProject.sample()
    try changed.replace(in: "projects.yaml", old, new)
    let found = try await faults { try ConferenceFolder.read(changed.url) }
    #expect(found.contains { $0.hasPrefix("projects.yaml:") && $0.contains(says) }, "\(found)")
    let text = try String(contentsOf: changed.url.appending(path: "projects.yaml"), encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for fault in found {
      let place = fault.split(separator: ":").dropFirst().prefix(2).compactMap { Int($0) }
      #expect(
        place.count == 2 && 58...140 ~= place[0] && place[1] <= lines[place[0] - 1].count + 1, "\(fault)")
    }
  }
}
