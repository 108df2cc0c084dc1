import Conferences
import PostgreSQL
import Testing
import TestSupport

@Suite struct `Other instruments, entered by hand` {
  private func facts(
    _ kind: InstrumentKind? = nil, _ change: (inout InstrumentStore.Facts) -> Void = { _ in }
  ) -> InstrumentStore.Facts {
    var facts = InstrumentStore.Facts()
    facts.kind = kind
    change(&facts)
    return facts
  }

  @Test func `are presented by the conference, changed field by field, and go on stage`() async throws {
    try await beforeCeremony { pool, conference in
      let new = facts(.licence) {
        $0.name[.vi] = "Giấy phép Mẫu"
        ($0.authority, $0.company, $0.project) = ("ubnd-quang-ninh", "castem-vietnam", "0000000001")
        ($0.capital, $0.currency) = ("1250000", "USD")
      }
      let change = facts {
        $0.name[.ja] = "見本許可"
        ($0.number, $0.issuedOn) = ("05/GP-UBND", day("2023-11-10"))
      }
      let changed = try await pool.change(as: tester) { database in
        _ = try InstrumentStore.add("GP-1", new, to: conference, in: database)
        return try InstrumentStore.edit("GP-1", change, of: conference, in: database)
      }
      #expect(changed.name[.vi] == "Giấy phép Mẫu" && changed.name[.ja] == "見本許可")
      #expect(changed.kind == .licence && changed.issuedOn == day("2023-11-10"))
      #expect(changed.authority == "ubnd-quang-ninh" && changed.company == "castem-vietnam")
      #expect(changed.project == "0000000001" && changed.number == "05/GP-UBND")
      #expect(changed.amount == "1250000.00" && changed.currency == "USD")
      let listed = try await pool.run { try InstrumentStore.list(of: conference, in: $0).map(\.code) }
      #expect(listed.contains("GP-1"))
      let grant = try await pool.change(as: tester) { database in
        let ceremony = try CeremonyStore.find(nil, of: conference, in: database)
        return try CeremonyStore.addGrant(
          of: .instrument("GP-1"), presenters: [], recipients: [], at: nil, to: ceremony, in: conference,
          in: database)
      }
      #expect(grant.code == "GP-1" && grant.kind == "licence")
      // And the folder brings it back.
      let exported = contents(of: try await pool.run { try ConferenceFolder.export(conference, in: $0) })
      #expect(exported["instruments.yaml"]?.contains("code: GP-1") == true)
    }
  }

  @Test func `are refused with what is missing, unknown or taken`() async throws {
    try await beforeCeremony { pool, conference in
      let named = facts(.memorandum) { $0.name[.vi] = "Biên bản ghi nhớ" }
      try await pool.change(as: tester) { _ = try InstrumentStore.add("BB-1", named, to: conference, in: $0) }
      var (nobody, noCurrency) = (named, named)
      nobody.company = "khong-co"
      noCurrency.capital = "5"
      for (code, facts) in [
        ("BB-1", named), ("BB-2", facts(.award)), ("BB 3", named), ("BB-4", nobody), ("BB-5", noCurrency),
      ] {
        await #expect(throws: ConferenceError.self, "\(code)") {
          try await pool.change(as: tester) {
            _ = try InstrumentStore.add(code, facts, to: conference, in: $0)
          }
        }
      }
      await #expect(throws: ConferenceError.self) {
        try await pool.change(as: tester) {
          _ = try InstrumentStore.edit("BB-9", named, of: conference, in: $0)
        }
      }
    }
  }
}
