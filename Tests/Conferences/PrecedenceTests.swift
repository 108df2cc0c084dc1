import Conferences
import Foundation
import PostgreSQL
import Testing
import TestSupport

@Suite struct `The order of precedence` {
  /// The truth table that is published with the source: guests in, places and bases out.
  @Test func `gives every case of the truth table its places and bases`() async throws {
    let cases = try TruthTable.read()
    #expect(cases.count >= 30)
    try await TestDatabase.withDatabase { test in
      let pool = test.pool()
      for one in cases {
        let order = try await pool.change(as: tester) { database in
          try PrecedenceStore.order(of: makeConference(one.code, one.guests, in: database), in: database)
        }
        let found = order.map { "\($0.externalID) \($0.place) \($0.basis.rawValue)" }
        #expect(found == one.expected, "\(one.code): \(one.rule)")
      }
      await pool.close()
    }
  }

  @Test(arguments: 0..<6)
  func `is a strict order that keeps locks and does not change with others`(seed: Int) async throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let guests = randomGuests(40, &generator)
    let leaving = guests.map(\.id).shuffled(using: &generator).prefix(8).map { $0 }
    try await TestDatabase.withDatabase { test in
      let pool = test.pool()
      try await pool.change(as: tester) { database in
        let conference = try makeConference("random", guests, in: database)
        func order() throws -> [Precedence] { try PrecedenceStore.order(of: conference, in: database) }
        func free(_ order: [Precedence]) -> [String] { order.filter { $0.locked == nil }.map(\.externalID) }
        let first = try order()
        #expect(first.map(\.place) == Array(1...40))
        #expect(Set(first.map(\.participation)).count == 40)
        #expect(try order() == first)
        // A place beyond the last guest is the last, and takes its room at the end.
        let locks = first.compactMap { place in place.locked.map { (place.place, $0.position) } }
        let isWithin = locks.allSatisfy { $0.1 <= 40 }
        #expect(locks.allSatisfy { isWithin ? $0.0 == $0.1 : $0.0 <= $0.1 })
        #expect(locks.map(\.1) == locks.map(\.1).sorted())
        // Whoever replaces somebody stands where they stood.
        let (one, other) = (first[10].externalID, first[30].externalID)
        var terms = Substitution.Terms()
        terms.membership = .own
        try Substitution.record(one, by: .guest(other), terms, of: conference, in: database)
        #expect(free(try order()) == free(first).filter { $0 != one })
        for id in leaving where id != one && id != other {
          try AttendeeStore.withdraw(id, reason: "rain", of: conference, in: database)
        }
        #expect(
          free(try order())
            == free(first).filter { id in id != one && !(leaving.contains(id) && id != other) })
      }
      await pool.close()
    }
  }

  @Test func `keeps the organiser's order of the sample: Takebe, Maitachi, Suzuki, Yamada`() async throws {
    try await withSample { pool, conference in
      let order = try await pool.run { try PrecedenceStore.order(of: conference, in: $0) }
      #expect(order.prefix(4).map(\.name) == ["武部勤", "舞立昇治", "鈴木直道", "山田滝雄"])
      #expect(order.prefix(4).map(\.basis) == [.locked, .locked, .locked, .locked])
      #expect(order.prefix(4).map(\.locked?.by) == Array(repeating: "Ban Tổ chức (mẫu)", count: 4))
      #expect(
        order.dropFirst(4).prefix(3).map(\.name) == ["Nguyễn Xuân Ký", "Cao Tường Huy", "Bùi Văn Khắng"])
      let listed = try await pool.run { try AttendeeStore.list(of: conference, order: .precedence, in: $0) }
      #expect(listed.prefix(order.count).map(\.participation) == order.map(\.participation))
      #expect(listed.count == order.count + 1)
      #expect(listed.last?.state == .declined)
    }
  }

  @Test func `says why in English, Vietnamese and Japanese`() async throws {
    try await withSample { pool, conference in
      let zone = conference.timeZone
      let order = try await pool.run { try PrecedenceStore.order(of: conference, in: $0) }
      #expect(
        order[0].reason(in: .en, zone: zone)
          == "placed by hand by Ban Tổ chức (mẫu) on 20 Oct 2023: the order in which the organiser named the guests (English article)"
      )
      #expect(order[4].reason(in: .en, zone: zone) == "rank 10, the first by the rules")
      #expect(order[5].reason(in: .en, zone: zone) == "rank 20 after rank 10")
      #expect(order[5].reason(in: .vi, zone: zone) == "cấp bậc 20, sau cấp bậc 10")
      #expect(order[5].reason(in: .ja, zone: zone) == "序列20、序列10の次")
      let equals = try await pool.change(as: tester) { database in
        let guests = [
          ProtocolGuest(id: "a", country: "JP", delegation: 1, rank: 20, since: "2023-09-01", kana: "あ"),
          ProtocolGuest(id: "b", country: "JP", delegation: 1, rank: 20, since: "2020-04-20", kana: "い"),
          ProtocolGuest(id: "c", country: "VN", delegation: 2, rank: 20, since: "2023-09-01"),
          ProtocolGuest(id: "d", country: "VN", rank: 20, since: "2023-09-01"),
          ProtocolGuest(id: "e", country: "VN", rank: 20, since: "2023-09-01"),
        ]
        return try PrecedenceStore.order(of: makeConference("equals", guests, in: database), in: database)
      }
      let reasons = equals.map { $0.reason(in: .en, zone: zone) }
      #expect(
        reasons == [
          "rank 20, the first by the rules", "took office 1 Sep 2023, after 20 Apr 2020",
          "delegation Delegation 2, after Delegation 1", "in no delegation, after Delegation 2",
          "entered after Lê An",
        ])
      #expect(
        equals[1].reason(in: .vi, zone: zone) == "nhậm chức ngày 01/9/2023, sau ngày 20/4/2020")
      #expect(equals[1].reason(in: .ja, zone: zone) == "2023年9月1日就任、2020年4月20日就任の次")
    }
  }

  @Test func `takes a place by hand with its reason, once, and gives it back`() async throws {
    try await withSample { pool, conference in
      let lan = try Actor("Lan")
      func lock(_ id: String, _ place: Int, as actor: Actor) async throws -> Precedence {
        try await pool.change(as: actor) {
          try PrecedenceStore.lock(id, at: place, reason: "an old friend", of: conference, in: $0)
        }
      }
      let first = try await lock("G-001", 8, as: lan)
      #expect(first.place == 8)
      #expect(first.locked?.by == "Lan")
      #expect(try await lock("G-001", 8, as: tester) == first)
      #expect(try await lock("G-001", 9, as: tester).locked?.by == tester.name)
      var error = await #expect(throws: ConferenceError.self) { try await lock("G-002", 3, as: lan) }
      #expect(error?.message == "suzuki-naomichi has the place 3 by hand already")
      error = await #expect(throws: ConferenceError.self) { try await lock("G-005", 12, as: lan) }
      #expect(error?.code == .refused)
      error = await #expect(throws: ConferenceError.self) {
        try await pool.change(as: lan) {
          try PrecedenceStore.lock("G-002", at: 9, reason: "  ", of: conference, in: $0)
        }
      }
      #expect(error?.message == "a place given by hand needs a reason")
      let free = try await pool.change(as: lan) {
        try PrecedenceStore.unlock("G-001", of: conference, in: $0)
      }
      #expect(free?.place == 18)
      #expect(free?.locked == nil)
    }
  }

  @Test func `is by the offices of the day`() async throws {
    try await withSample { pool, conference in
      let day = try CalendarDate(year: 2024, month: 6, day: 1)
      let later = try await pool.run { try PrecedenceStore.order(of: conference, on: day, in: $0) }
      let ambassador = later.first { $0.externalID == "yamada-takio" }
      #expect(ambassador?.title.isEmpty == true)
      #expect(ambassador?.rank == nil)
    }
  }

  private func randomGuests(_ count: Int, _ generator: inout SeededGenerator) -> [ProtocolGuest] {
    let names = ["An", "Ân", "Bình", "Đức", "Dung", "Huy", "Ký"]
    let locks = Array(1...(Bool.random(using: &generator) ? 60 : 40)).shuffled(using: &generator)
    return (0..<count).map { index in
      let isJapanese = Bool.random(using: &generator)
      let given = names.randomElement(using: &generator) ?? "An"
      var guest = ProtocolGuest(id: "g\(index)")
      guest.country = isJapanese ? "JP" : "VN"
      guest.delegation = Int.random(in: 0...4, using: &generator)
      guest.delegation = guest.delegation == 0 ? nil : guest.delegation
      guest.delegationCountry = guest.delegation.map { $0.isMultiple(of: 2) ? "JP" : "VN" }
      guest.rank =
        Int.random(in: 0...3, using: &generator) == 0 ? nil : Int.random(in: 1...3, using: &generator) * 10
      guest.since =
        Bool.random(using: &generator) ? "2020-0\(Int.random(in: 1...3, using: &generator))-01" : nil
      (guest.native, guest.family, guest.given) = ("Lê \(given)", "Lê", given)
      guest.kana = isJapanese ? ["あ", "か", "さ"].randomElement(using: &generator) : nil
      guest.lock = index < 6 ? locks[index] : nil
      return guest
    }
  }
}

/// `Tests/Tables/precedence.csv`: a row for each guest in the order of entry, without quotes.
private struct TruthTable {
  var code: String
  var rule: String
  var guests: [ProtocolGuest] = []
  /// `guest place basis`, by place.
  var expected: [String] = []

  static func read() throws -> [TruthTable] {
    let url = repositoryRoot.appending(path: "Tests/Tables/precedence.csv")
    let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
    let header = lines[0].split(separator: ",").map(String.init)
    var tables: [TruthTable] = []
    var places: [[(Int, String)]] = []
    for line in lines.dropFirst() {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      let row = Dictionary(zip(header, cells)) { $1 }.filter { !$0.value.isEmpty }
      guard let code = row["case"], let id = row["guest"] else { continue }
      if tables.last?.code != code {
        tables.append(TruthTable(code: code, rule: row["rule"] ?? ""))
        places.append([])
      }
      var guest = ProtocolGuest(id: id)
      guest.country = row["country"] ?? "VN"
      guest.delegation = row["delegation"].flatMap { Int($0) }
      guest.delegationCountry = row["delegation_country"]
      guest.rank = row["rank"].flatMap { Int($0) }
      guest.since = row["since"]
      guest.state = row["state"] ?? "accepted"
      guest.lock = row["lock"].flatMap { Int($0) }
      guest.replaces = row["replaces"]
      guest.native = row["native"] ?? id
      (guest.family, guest.middle, guest.given) = (row["family"], row["middle"], row["given"])
      (guest.kana, guest.romanised) = (row["kana"], row["romanised"])
      tables[tables.count - 1].guests.append(guest)
      if let place = row["place"].flatMap({ Int($0) }), let basis = row["basis"] {
        places[places.count - 1].append((place, "\(id) \(place) \(basis)"))
      }
    }
    for index in tables.indices {
      tables[index].expected = places[index].sorted { $0.0 < $1.0 }.map(\.1)
    }
    return tables
  }
}
