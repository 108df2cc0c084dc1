import Conferences
import Foundation
import PostgreSQL
import Testing
import TestSupport

@Suite struct `Delegations` {
  private func change<T: Sendable>(
    _ pool: Pool, _ body: @Sendable (Database) throws -> T
  ) async throws -> T {
    try await pool.change(as: tester, body)
  }

  private func refusal(_ body: () async throws -> some Any) async -> String? {
    await #expect(throws: ConferenceError.self) { _ = try await body() }?.message
  }

  @Test func `form, are confirmed with a head who is a member, close, and open again`() async throws {
    try await withSample { pool, conference in
      func confirm() async throws -> Delegation {
        try await change(pool) { try DelegationStore.confirm("JP-JETRO", of: conference, in: $0) }
      }
      func edit(_ prepare: (inout DelegationChange) -> Void) async throws -> Delegation {
        var change = DelegationChange()
        prepare(&change)
        return try await pool.change(as: tester) { [change] in
          try DelegationStore.edit("JP-JETRO", change, of: conference, in: $0)
        }
      }
      #expect(await refusal { try await confirm() } == "the delegation JP-JETRO has no head")
      #expect(
        await refusal { try await edit { $0.head = .set("G-001") } }
          == "G-001 is not a member of JP-JETRO, so cannot be its head")
      let led = try await edit { $0.head = .set("G-003") }
      #expect(led.head == "G-003")
      #expect(led.liaison == "pham-thu-mau")
      let head = try await pool.run { try AttendeeStore.find("G-003", of: conference, in: $0) }
      #expect(head.roles == [.member, .head])
      #expect(try await confirm().state == .confirmed)
      #expect(try await confirm().state == .confirmed)
      #expect(
        await refusal { try await edit { $0.head = .remove } }
          == "the confirmed delegation JP-JETRO would have no head")
      let closed = try await change(pool) { try DelegationStore.close("JP-JETRO", of: conference, in: $0) }
      #expect(closed.state == .closed)
      #expect(await refusal { try await edit { $0.country = "VN" } } == "the delegation JP-JETRO is closed")
      let open = try await change(pool) { try DelegationStore.reopen("JP-JETRO", of: conference, in: $0) }
      #expect(open.state == .forming)
      let other = try await edit {
        $0.joining = ["G-004"]
        $0.head = .set("G-004")
        $0.deputy = .set("G-003")
      }
      #expect(other.head == "G-004")
      #expect(other.deputy == "G-003")
      #expect(other.takingPart == 3)
      #expect(
        await refusal { try await edit { $0.liaison = .set("G-001") } }
          == "the liaison officer of a delegation is not of the host's side")
    }
  }

  @Test func `are not confirmed while their head does not come`() async throws {
    try await withSample { pool, conference in
      var change = DelegationChange()
      change.joining = ["G-005"]
      change.head = .set("G-005")
      _ = try await pool.change(as: tester) { [change] in
        try DelegationStore.edit("CO-FUJIX", change, of: conference, in: $0)
      }
      let message = await refusal {
        try await self.change(pool) { try DelegationStore.confirm("CO-FUJIX", of: conference, in: $0) }
      }
      #expect(message == "G-005, the head of CO-FUJIX, is declined")
    }
  }

  @Test func `are added behind the others, once`() async throws {
    try await withSample { pool, conference in
      var name = LocalisedText()
      name[.en] = "City of Kobe"
      func add(_ code: String, country: String = "JP") async throws -> Delegation {
        try await change(pool) { [name] in
          try DelegationStore.add(code, name: name, country: country, to: conference, in: $0)
        }
      }
      let added = try await add("JP-KOBE")
      #expect(added.position == 11)
      #expect(added.state == .forming)
      #expect(await refusal { try await add("JP-KOBE") } == "there is a delegation JP-KOBE already")
      #expect(await refusal { try await add("XX", country: "jp") }?.contains("did you mean JP?") == true)
      let moved = try await change(pool) {
        try DelegationStore.order(["JP-KOBE", "JP-EMB"], of: conference, in: $0)
      }
      #expect(moved.delegations.prefix(3).map(\.code) == ["JP-KOBE", "JP-EMB", "QN-HOST"])
      let error = await #expect(throws: ConferenceError.self) {
        try await pool.change(as: tester) {
          try DelegationStore.order(["JP-KOBE", "JP-KOBE"], of: conference, in: $0)
        }
      }
      #expect(error?.message == "JP-KOBE stands twice")
    }
  }

  @Test(arguments: [
    ("bo nong nghiep", ["JP-MAFF"]), ("農林", ["JP-MAFF"]), ("jetro", ["JP-JETRO"]), ("hkd", ["JP-HKD"]),
    ("tamagawa", ["CO-TAMAGAWA"]), ("nowhere", []),
  ])
  func `are found by name, code or whoever sends them`(text: String, codes: [String]) async throws {
    try await withSample { pool, conference in
      let found = try await pool.run { try DelegationStore.search(text, of: conference, in: $0) }
      #expect(found.map(\.code) == codes)
    }
  }

  @Test func `become one: posts stay with the kept one, or come to it where it has nobody`() async throws {
    try await withSample { pool, conference in
      func merge(_ other: String, into kept: String) async throws -> DelegationMerge {
        try await change(pool) { try DelegationStore.merge(other, into: kept, of: conference, in: $0) }
      }
      #expect(
        await refusal { try await merge("JP-HKD", into: "JP-HKD") } == "JP-HKD cannot become part of itself")
      let led = try await merge("JP-PARL", into: "JP-JETRO")
      #expect(led.kept.head == "takebe-tsutomu")
      #expect(led.kept.takingPart == 4)
      #expect((led.joined, led.isGone) == (2, true))
      let under = try await merge("JP-MAFF", into: "JP-HKD")
      #expect(under.kept.head == "suzuki-naomichi")
      #expect(under.kept.state == .confirmed)
      let minister = try await pool.run { try AttendeeStore.find("maitachi-shoji", of: conference, in: $0) }
      #expect(!minister.roles.contains(.head))
      let left = try await pool.run { try DelegationStore.list(of: conference, in: $0) }
      #expect(left.map(\.position) == Array(1...8))
    }
  }

  @Test(arguments: [
    (Language.en, ["DE", "JP", "KR", "US"]), (.vi, ["DE", "KR", "US", "JP"]),
    (.ja, ["US", "KR", "DE", "JP"]),
  ])
  func `of equal states stand in the alphabet of the agreed language`(
    language: Language, order: [String]
  ) async throws {
    try await TestDatabase.withDatabase { test in
      let pool = test.pool()
      let guests = ["VN", "US", "JP", "KR", "DE"].enumerated().map { index, country in
        ProtocolGuest(
          id: "g\(index)", country: country, delegation: index + 1, kana: country == "JP" ? "あ" : nil)
      }
      let countries = try await pool.change(as: tester) { database in
        let conference = try makeConference("states", guests, in: database)
        let first = try DelegationStore.orderByCountry(in: language, of: conference, in: database)
        #expect(first.moved > 0)
        #expect(try DelegationStore.orderByCountry(in: language, of: conference, in: database).moved == 0)
        return first.delegations.map(\.country)
      }
      #expect(countries == ["VN"] + order)
      await pool.close()
    }
  }

  @Test func `know bands of rank without a gap`() async throws {
    try await withSample { pool, conference in
      let ranks = try await pool.run { try RankCategoryStore.list(of: conference, in: $0) }
      #expect(ranks.map(\.code) == ["leaders", "ministers", "directors", "officials"])
      #expect(ranks.map(\.lastRank) == [19, 49, 99, nil])
      #expect(ranks.allSatisfy { $0.origin.isSample })
      var name = LocalisedText()
      name[.en] = "Vice-ministers"
      try await pool.change(as: tester) { [name] in
        try RankCategoryStore.put("vice", name: name, from: 30, of: conference, in: $0)
      }
      let message = await refusal {
        try await pool.change(as: tester) { [name] in
          try RankCategoryStore.put("other", name: name, from: 30, of: conference, in: $0)
        }
      }
      #expect(message == "vice begins at rank 30 already")
      let changed = try await pool.change(as: tester) { database in
        try RankCategoryStore.remove("ministers", of: conference, in: database)
        return try RankCategoryStore.list(of: conference, in: database)
      }
      #expect(changed.map(\.lastRank) == [29, 49, 99, nil])
    }
  }
}
