import Conferences
import Foundation
import PostgreSQL
import Testing
import TestSupport

@Suite struct `Pairs that are two after all` {
  /// Marks two people with codes, a person and a guest, and two organisations of which one came with a guest list.
  private func mark(_ database: Database) throws {
    let guest: Int = try database.query(
      "select person_id from trao.participation where external_id = 'G-001'"
    ).one().get(0)
    let company: Int = try database.query(
      """
      select organisation.id from trao.organisation
        join trao.localised_text as name on name.text_id = organisation.name_text_id
      where name.body = 'Sample Research'
      """
    ).one().get(0)
    _ = try PersonStore.distinguish(
      "takebe-tsutomu", from: "suzuki-naomichi", reason: "khác họ", in: database)
    _ = try PersonStore.distinguish("@\(guest)", from: "mihon-ichiro", reason: "nói \"không\"", in: database)
    _ = try OrganisationStore.distinguish("jetro", from: "@\(company)", reason: "two offices", in: database)
  }

  private static let lines = """
    distinctions:
      - one: {person: takebe-tsutomu}
        other: {person: suzuki-naomichi}
        reason: "khác họ"
      - one: {guest: G-001}
        other: {person: mihon-ichiro}
        reason: "nói \\"không\\""
      - one: {organisation: jetro}
        other: {name: "Sample Research"}
        reason: "two offices"

    """

  @Test func `go with the conference folder, and come back`() async throws {
    let exported = try await withSample { pool, conference in
      try await pool.change(as: tester) { try mark($0) }
      return try await pool.run { try ConferenceFolder.export(conference, in: $0) }
    }
    #expect(contents(of: exported)["distinctions.yaml"] == Self.lines)
    let temporary = try TemporaryFolder()
    let folder = temporary.url.appending(path: "export")
    try ConferenceFolder.write(exported, to: folder)
    try await TestDatabase.withDatabase { database in
      let pool = database.pool()
      let read = try ConferenceFolder.read(folder)
      let reports = try await pool.change(as: tester) { [try read.load(in: $0), try read.load(in: $0)] }
      #expect(reports[0].lines.first { $0.kind == "distinctions" }?.created == 3)
      #expect(reports[1].changedCount == 0)
      let again = try await pool.run {
        try ConferenceFolder.export(try ConferenceStore.resolve(nil, in: $0), in: $0)
      }
      #expect(contents(of: again) == contents(of: exported))
      // The marks hold there.
      let isNew = try await pool.change(as: tester) {
        try PersonStore.distinguish("suzuki-naomichi", from: "takebe-tsutomu", reason: "lại", in: $0)
      }
      #expect(!isNew)
      await pool.close()
    }
  }

  @Test func `stand in either order, and take the folder's reason`() async throws {
    try await withSample { pool, _ in
      try await pool.change(as: tester) { try mark($0) }
      let changed = try ChangedSample()
      let text = Self.lines.replacing("{person: takebe-tsutomu}", with: "{person: x}")
        .replacing("{person: suzuki-naomichi}", with: "{person: takebe-tsutomu}")
        .replacing("{person: x}", with: "{person: suzuki-naomichi}").replacing("khác họ", with: "khác tên")
      try changed.write("distinctions.yaml", Array(text.utf8))
      let folder = try ConferenceFolder.read(changed.url)
      let report = try await pool.change(as: tester) { try folder.load(in: $0) }
      let line = try #require(report.lines.first { $0.kind == "distinctions" })
      #expect((line.created, line.changed, line.unchanged) == (0, 1, 2))
      let details = try await pool.run { database in
        try PersonStore.details(of: PersonStore.find("takebe-tsutomu", in: database), in: database)
      }
      #expect(details.distinctions.map(\.reason) == ["khác tên"])
    }
  }

  @Test(arguments: [
    ("one: {person: nobody}\n    other: {person: takebe-tsutomu}", "there is no person"),
    ("one: {person: takebe-tsutomu}\n    other: {person: takebe-tsutomu}", "both are the same"),
    ("one: {person: takebe-tsutomu}\n    other: {organisation: jetro}", "are two anyway"),
    ("one: {person: takebe-tsutomu, guest: G-001}\n    other: {person: mihon-jiro}", "name one by person"),
  ])
  func `are refused with line and remedy where they name no two`(pair: String, message: String) async throws {
    let changed = try ChangedSample()
    try changed.write(
      "distinctions.yaml", Array("distinctions:\n  - \(pair)\n    reason: \"x\"\n".utf8))
    let found = try await faults { try ConferenceFolder.read(changed.url) }
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("distinctions.yaml:") == true && found.first?.contains(message) == true)
  }

  @Test func `of which one is no organisation of any list are refused at their line`() async throws {
    try await withSample { pool, _ in
      let changed = try ChangedSample()
      try changed.write(
        "distinctions.yaml",
        Array(
          """
          distinctions:
            - one: {organisation: jetro}
              other: {name: "Nowhere Ltd"}
              reason: "x"

          """.utf8))
      let folder = try ConferenceFolder.read(changed.url)
      let found = try await faults { try await pool.change(as: tester) { try folder.load(in: $0) } }
      #expect(found.first?.contains("there is no organisation Nowhere Ltd") == true)
    }
  }

  @Test func `and the posts in delegations are on the pages of those they are about`() async throws {
    try await withSample { pool, _ in
      try await pool.change(as: tester) { try mark($0) }
      func details(_ code: String) async throws -> PersonDetails {
        try await pool.run { database in
          try PersonStore.details(of: PersonStore.find(code, in: database), in: database)
        }
      }
      let takebe = try await details("takebe-tsutomu")
      #expect(takebe.distinctions.map(\.label) == ["suzuki-naomichi"])
      #expect(takebe.distinctions.first?.name == "鈴木直道")
      #expect(takebe.delegations.map(\.code) == ["JP-PARL"] && takebe.delegations.first?.part == .head)
      let liaison = try await details("tran-thi-mau")
      #expect(liaison.delegations.map(\.code) == ["QN-HOST", "JP-EMB"])
      #expect(liaison.delegations.map(\.part) == [.member, .liaison])
      #expect(liaison.delegations.map { $0.head?.name } == ["Nguyễn Xuân Ký", "山田滝雄"])
      #expect(liaison.delegations.last?.liaison?.externalID == "tran-thi-mau")
      let jetro = try await pool.run { database in
        try OrganisationStore.details(of: OrganisationStore.find("jetro", in: database), in: database)
      }
      #expect(jetro.distinctions.map(\.name) == ["Sample Research"])
      #expect(jetro.distinctions.map(\.reason) == ["two offices"])
    }
  }
}
