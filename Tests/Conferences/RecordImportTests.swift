import Conferences
import Foundation
import PostgreSQL
import Testing
import TestSupport

@Suite struct `Organisations and delegations from a table` {
  private static let organisations = """
    code,kind,country,parent,name_vi,name_ja,name_en,symbol,aliases
    otaru-port,government,JP,otaru,,小樽港,Port of Otaru,,
    otaru,government,JP,,,小樽市,Otaru City,,Otaru; Otaru-shi
    mau,company,VN,,Công ty Mẫu,,,MAU,

    """
  private static let delegations = """
    code,name_vi,name_ja,country,side,organisation,head,liaison
    JP-OTR,Đoàn Otaru,小樽市,JP,guest,hokkaido,,tran-thi-mau
    JP-JETRO,Đoàn JETRO,ジェトロ,JP,guest,jetro,G-003,pham-thu-mau

    """

  @discardableResult
  private func bring(
    _ text: String, _ pool: Pool, _ conference: Conference, isRehearsal: Bool = false,
    _ options: RecordImportOptions = .init(), delegations: Bool = false
  ) async throws -> RecordImportOutcome {
    let file = ImportFile(name: "table.csv", bytes: Array(text.utf8))
    return try await pool.change(as: tester, isRehearsal: isRehearsal) { database in
      delegations
        ? try RecordImport.delegations(file, options, into: conference, in: database)
        : try RecordImport.organisations(file, options, into: conference, in: database)
    }
  }

  private static func changes(_ outcome: RecordImportOutcome) -> [String] {
    outcome.records.flatMap { record in
      record.differences.map { "\(record.code) \($0.column) \($0.before ?? "-") \($0.after ?? "-")" }
    }
  }

  /// Every row that an import can touch, without its stamps.
  private func state(_ pool: Pool) async throws -> [String] {
    try await pool.run { database in
      try [
        "text", "localised_text", "organisation", "alias", "conference_organisation", "delegation",
        "participation",
      ].flatMap { relation in
        try database.query(
          """
          select (to_jsonb(row) - '{created_at,created_by,updated_at,updated_by,row_version}'::text[])::text as row
          from trao.\(identifier: relation) as row order by 1
          """
        ).map { "\(relation) \(try $0.get(0, as: String.self))" }
      }
    }
  }

  @Test func `are entered, parents first, and the same file again changes nothing`() async throws {
    try await withSample { pool, conference in
      let before = try await state(pool)
      let rehearsed = try await bring(Self.organisations, pool, conference, isRehearsal: true)
      #expect(rehearsed.records.map(\.code) == ["otaru-port", "otaru", "mau"])
      #expect(try await state(pool) == before)
      let outcome = try await bring(Self.organisations, pool, conference)
      #expect(outcome.report == ImportReport(created: 3, changed: 0, unchanged: 0))
      let again = try await bring(Self.organisations, pool, conference)
      #expect(again.report == ImportReport(created: 0, changed: 0, unchanged: 3) && again.importID == nil)
      let details = try await pool.run { database in
        try OrganisationStore.details(of: OrganisationStore.find("otaru", in: database), in: database)
      }
      #expect(details.aliases == ["Otaru", "Otaru-shi"])
      let port = try await pool.run { try OrganisationStore.find("otaru-port", in: $0) }
      #expect(port.parent == "otaru")
      let exported = contents(of: try await pool.run { try ConferenceFolder.export(conference, in: $0) })
      #expect(exported["organisations.yaml"]?.contains("code: otaru-port") == true)
      // An empty field removes, an absent column leaves.
      let changed = try await bring("code,symbol\nmau,\n", pool, conference)
      #expect(Self.changes(changed) == ["mau symbol MAU -"])
    }
  }

  @Test func `are undone to the very state before`() async throws {
    try await withSample { pool, conference in
      for (text, isDelegations) in [(Self.organisations, false), (Self.delegations, true)] {
        let before = try await state(pool)
        let outcome = try await bring(text, pool, conference, delegations: isDelegations)
        #expect(try await state(pool) != before)
        let id = try #require(outcome.importID)
        try await pool.change(as: tester) { try ImportStore.undo(id, of: conference, in: $0) }
        #expect(try await state(pool) == before)
      }
      let kinds = try await pool.run { try ImportStore.list(of: conference, in: $0) }.map(\.kind)
      #expect(kinds == [.delegations, .organisations])
    }
  }

  @Test func `are not undone while a guest is in a delegation they made`() async throws {
    try await withSample { pool, conference in
      let outcome = try await bring(Self.delegations, pool, conference, delegations: true)
      #expect(outcome.report == ImportReport(created: 1, changed: 1, unchanged: 0))
      #expect(Self.changes(outcome) == ["JP-JETRO head - G-003"])
      let again = try await bring(Self.delegations, pool, conference, delegations: true)
      #expect(again.report == ImportReport(created: 0, changed: 0, unchanged: 2))
      try await pool.change(as: Actor("lan")) { database in
        var change = DelegationChange()
        change.joining = ["G-006"]
        try DelegationStore.edit("JP-OTR", change, of: conference, in: database)
      }
      let id = try #require(outcome.importID)
      let error = await #expect(throws: ImportObstacles.self) {
        try await pool.change(as: tester) { try ImportStore.undo(id, of: conference, in: $0) }
      }
      #expect(error?.all.contains { $0.relation == "participation" && $0.kind == .used } == true)
    }
  }

  @Test func `are told all faults at once, with row and column, and nothing is written`() async throws {
    try await withSample { pool, conference in
      let before = try await state(pool)
      let organisations = try await faults {
        try await bring(
          """
          code,kind,country,parent,name_en
          a b,company,VN,,A
          b,firm,Vietnam,,B
          b,company,VN,,B
          c,company,VN,,
          d,company,VN,nobody,D

          """, pool, conference)
      }
      #expect(
        organisations.map { $0.split(separator: ":").prefix(3).joined(separator: ":") } == [
          "table.csv:2:code", "table.csv:3:kind", "table.csv:3:country", "table.csv:4:code",
          "table.csv:5:name_vi", "table.csv:6:record",
        ])
      let circle = try await faults {
        try await bring("code,country,parent,name_en\na,VN,b,A\nb,VN,a,B\n", pool, conference)
      }
      #expect(circle.first?.contains("round in a circle") == true)
      let delegations = try await faults {
        try await bring(
          """
          code,country,name_en,organisation,head
          X-1,JP,One,hokaido,
          X-2,JP,Two,,takebe-tsutomu
          JP-EMB,JP,Embassy,,G-0001

          """, pool, conference, delegations: true)
      }
      #expect(delegations.count == 3)
      #expect(
        delegations[0].hasPrefix("table.csv:2:organisation:")
          && delegations[0].contains("did you mean hokkaido?"))
      #expect(delegations[1].contains("takebe-tsutomu is not a member of X-2"))
      #expect(delegations[2].hasPrefix("table.csv:4:head:"))
      #expect(try await state(pool) == before)
    }
  }

  @Test func `take mapped and recognised headers, defaults, and only what is asked for`() async throws {
    try await withSample { pool, conference in
      var options = RecordImportOptions()
      options.recognisesHeaders = true
      options.mapping = ColumnMapping(
        headers: ["code": "STT"], ignored: ["Ghi chú"], defaults: ["country": "JP"])
      let outcome = try await bring(
        "STT;Tên đoàn;Tên tiếng Nhật;Ghi chú\nJP-OTR;Đoàn Otaru;小樽市;x\n", pool, conference, options,
        delegations: true)
      #expect(outcome.recognised.map(\.column) == ["name_vi", "name_ja"])
      #expect(outcome.report.created == 1)
      options = RecordImportOptions()
      options.scope = .newcomers
      let known = try await faults {
        try await bring("code,name_en\nJP-OTR,Otaru\n", pool, conference, options, delegations: true)
      }
      #expect(known.first?.contains("there is a delegation JP-OTR already") == true)
      options.scope = .known
      let unknown = try await faults {
        try await bring("code,country,name_en\nX,JP,X\n", pool, conference, options, delegations: true)
      }
      #expect(unknown.first?.contains("there is no delegation X") == true)
      let wrong = await #expect(throws: ConferenceError.self) {
        var options = RecordImportOptions()
        options.mapping = ColumnMapping(headers: ["kana": "x"])
        try await bring("code\n", pool, conference, options)
      }
      #expect(wrong?.message.contains("kana") == true)
    }
  }
}
