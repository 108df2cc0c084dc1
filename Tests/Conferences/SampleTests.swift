import Conferences
import Foundation
import PostgreSQL
import Testing
import TestSupport

@Suite struct `The sample conference` {
  @Test func `is loaded twice and changes nothing the second time`() async throws {
    try await TestDatabase.withDatabase { database in
      let pool = database.pool()
      let folder = try ConferenceFolder.read(sampleFolder)
      let first = try await pool.change(as: tester) { try folder.load(in: $0) }
      #expect(first.changedCount > 60)
      #expect(first.lines.allSatisfy { $0.changed == 0 && $0.unchanged == 0 })
      let before = try await rowCounts(pool)
      let second = try await pool.change(as: tester) { try folder.load(in: $0) }
      #expect(second.changedCount == 0)
      #expect(second.lines.map(\.unchanged) == first.lines.map(\.created))
      #expect(try await rowCounts(pool) == before)
      await pool.close()
    }
  }

  @Test func `does not turn back an answer that was given since it was written`() async throws {
    try await LetterOffice.lend { office in
      let before = try await office.pool.run { [conference = office.conference] in
        try AttendeeStore.list(of: conference, in: $0).filter { $0.state == .accepted }.map(\.externalID)
      }
      let guest = try #require(before.first { $0 == "suzuki-naomichi" })
      try await office.answer(guest, .init(.declined))
      let folder = try ConferenceFolder.read(sampleFolder)
      let report = try await office.change { try folder.load(in: $0) }
      #expect(try await office.state(guest) == .declined)
      let kept = report.keptAnswers.map { "\($0.attendee) \($0.state) \($0.given)" }
      #expect(kept == ["suzuki-naomichi declined accepted"])
    }
  }

  @Test func `loaded by four at once is loaded once`() async throws {
    try await TestDatabase.withDatabase { database in
      let pool = database.pool()
      let folder = try ConferenceFolder.read(sampleFolder)
      let changes = try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 0..<4 {
          group.addTask { try await pool.change(as: tester) { try folder.load(in: $0).changedCount } }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(changes.count { $0 > 0 } == 1)
      await pool.close()
    }
  }

  @Test func `has seven named people, three organisers, four projects and four grants`() async throws {
    try await withSample { pool, conference in
      let counts = try await pool.run { try ConferenceStore.counts(of: conference, in: $0) }
      #expect(counts.namedPeople == 7)
      #expect(counts.organisers == 3)
      #expect(counts.projects == 4)
      #expect(counts.grants == 4)
      #expect(counts.grantsHandedOver == 4)
      #expect(counts.delegations == 10)
      let countries = try await pool.run { database in
        try database.query(
          "select country, count(*) from trao.person where provenance like 'article%' group by 1 order by 1"
        ).map { try $0.decode(String.self, Int.self) }
      }
      #expect(countries.map(\.0) == ["JP", "VN"])
      #expect(countries.map(\.1) == [4, 3])
    }
  }

  @Test func `hands over 88.35 million dollars on 11.57 hectares`() async throws {
    try await withSample { pool, conference in
      let ceremony = try await pool.run { try CeremonyStore.find(nil, of: conference, in: $0) }
      #expect(ceremony.grants.map(\.amount) == ["18600000.00", "10000000.00", "35750000.00", "24000000.00"])
      #expect(ceremony.grants.compactMap { Double($0.areaSquareMetres ?? "") }.reduce(0, +) == 115_700)
      #expect(ceremony.grants.map(\.state) == [.handed, .handed, .handed, .handed])
      #expect(ceremony.grants.map { $0.projectName[.vi]?.contains("Castem") } == [true, false, false, false])
      #expect(ceremony.grants.filter(\.isSample).count == 4)
    }
  }

  @Test func `puts names in the order each language wants`() async throws {
    try await withSample { pool, conference in
      func names(_ order: AttendeeOrder, country: String) async throws -> [String] {
        try await pool.run { database in
          try AttendeeStore.list(
            of: conference, order: order, filter: AttendeeFilter(country: country), in: database
          ).filter { $0.origin.provenance != .sample && !$0.isOrganisation }.map(\.name)
        }
      }
      let vietnamese = try await names(.vi, country: "VN")
      #expect(vietnamese == ["Cao Tường Huy", "Bùi Văn Khắng", "Nguyễn Xuân Ký"])
      let byReading = try await names(.ja, country: "JP")
      #expect(byReading == ["鈴木直道", "武部勤", "舞立昇治", "山田滝雄"])
      let byPlace = try await names(.precedence, country: "JP")
      #expect(byPlace == ["武部勤", "舞立昇治", "鈴木直道", "山田滝雄"])
      let byFamilyName = try await names(.en, country: "JP")
      #expect(byFamilyName == ["舞立昇治", "鈴木直道", "武部勤", "山田滝雄"])
    }
  }

  @Test func `enters JETRO first, as an organisation written to in Vietnamese`() async throws {
    try await withSample { pool, conference in
      let first = try await pool.run { try AttendeeStore.list(of: conference, in: $0).first }
      #expect(first?.externalID == "jetro")
      #expect(first?.isOrganisation == true)
      #expect(first?.language == .vi)
      #expect(first?.name == "Tổ chức Xúc tiến Thương mại Nhật Bản (JETRO)")
    }
  }

  @Test(arguments: [
    ("cao tuong huy", "cao-tuong-huy"), ("CAO TƯỜNG HUY", "cao-tuong-huy"),
    ("Cao Tường Huy".decomposedStringWithCanonicalMapping, "cao-tuong-huy"), ("takebe", "takebe-tsutomu"),
    ("たけべ", "takebe-tsutomu"), ("タケベ", "takebe-tsutomu"), ("ﾀｹﾍﾞ", "takebe-tsutomu"),
    ("武部", "takebe-tsutomu"), ("𠮷田", "G-002"), ("o’sample", "G-006"),
  ])
  func `finds a person however the name is typed`(text: String, id: String) async throws {
    try await withSample { pool, conference in
      let found = try await pool.run { database in
        try AttendeeStore.list(of: conference, filter: AttendeeFilter(text: text), in: database)
      }
      #expect(found.map(\.externalID) == [id])
    }
  }

  @Test func `keeps the mistranslation as an alias only`() async throws {
    try await withSample { pool, _ in
      let (aliases, texts) = try await pool.run { database in
        try database.query(
          """
          select (select count(*) from trao.alias where body = 'Seiko Vietnam Parts' and provenance = 'article-en'),
            (select count(*) from trao.localised_text where body like '%Seiko Vietnam Parts%')
          """
        ).one().decode(Int.self, Int.self)
      }
      #expect(aliases == 2)
      #expect(texts == 0)
    }
  }

  @Test func `has somebody who accepted and did not come, and somebody who declined`() async throws {
    try await withSample { pool, conference in
      let (attendees, events) = try await pool.run { database in
        (
          try AttendeeStore.list(of: conference, in: database),
          try AttendanceStore.list(of: conference, in: database)
        )
      }
      let present = Set(events.map(\.attendee))
      #expect(attendees.filter { $0.state == .accepted && !present.contains($0.externalID) }.count == 2)
      #expect(attendees.filter { $0.state == .declined && !present.contains($0.externalID) }.count == 1)
    }
  }
}
