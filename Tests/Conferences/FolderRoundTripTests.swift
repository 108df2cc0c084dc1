import Conferences
import Files
import Foundation
import PostgreSQL
import Testing
import TestSupport

@Suite struct `A conference folder` {
  @Test func `that was exported, loaded elsewhere and exported again is the same byte for byte`() async throws
  {
    let exported = try await withSample { pool, conference in
      try await pool.run { try ConferenceFolder.export(conference, in: $0) }
    }
    let temporary = try TemporaryFolder()
    let folder = temporary.url.appending(path: "export")
    try ConferenceFolder.write(exported, to: folder)
    try await TestDatabase.withDatabase { database in
      let pool = database.pool()
      let read = try ConferenceFolder.read(folder)
      try await pool.change(as: tester) { try read.load(in: $0) }
      let again = try await pool.run { database in
        try ConferenceFolder.export(try ConferenceStore.resolve("qn-jp-2023", in: database), in: database)
      }
      #expect(contents(of: again) == contents(of: exported))
      #expect(again.map(\.name) == exported.map(\.name))
      await pool.close()
    }
  }

  @Test func `keeps offices that have no code`() async throws {
    let exported = try await withSample { pool, conference in
      try await pool.change(as: tester) { database in
        let person = try PersonStore.find("mihon-ichiro", in: database)
        var office = PersonStore.NewOffice()
        office.title[.en] = "Chairman of the Club"
        office.rank = 7
        try PersonStore.add(office, of: person, in: database)
        try database.query(
          """
          update trao.participation as guest set appointment_id = office.id
          from trao.appointment as office
          where office.person_id = guest.person_id and office.code is null and guest.external_id = 'mihon-ichiro'
          """)
      }
      let files = try await pool.run { try ConferenceFolder.export(conference, in: $0) }
      let temporary = try TemporaryFolder()
      let folder = temporary.url.appending(path: "export")
      try ConferenceFolder.write(files, to: folder)
      let read = try ConferenceFolder.read(folder)
      #expect(try await pool.change(as: tester) { try read.load(in: $0) }.changedCount == 0)
      return files
    }
    let people = try #require(contents(of: exported)["people.yaml"])
    let name = try #require(people.firstMatch(of: /code: (office-[0-9]+)/)?.1)
    #expect(contents(of: exported)["participations.yaml"]?.contains("appointment: \(name)") == true)
    let temporary = try TemporaryFolder()
    let folder = temporary.url.appending(path: "export")
    try ConferenceFolder.write(exported, to: folder)
    try await TestDatabase.withDatabase { database in
      let pool = database.pool()
      let read = try ConferenceFolder.read(folder)
      let again = try await pool.change(as: tester) { database in
        _ = try read.load(in: database)
        return try ConferenceFolder.export(try ConferenceStore.resolve(nil, in: database), in: database)
      }
      #expect(contents(of: again) == contents(of: exported))
      await pool.close()
    }
  }

  @Test func `exported from where it was loaded changes nothing when it is loaded back`() async throws {
    try await withSample { pool, conference in
      let exported = try await pool.run { try ConferenceFolder.export(conference, in: $0) }
      let temporary = try TemporaryFolder()
      let folder = temporary.url.appending(path: "export")
      try ConferenceFolder.write(exported, to: folder)
      let read = try ConferenceFolder.read(folder)
      let report = try await pool.change(as: tester) { try read.load(in: $0) }
      #expect(report.changedCount == 0)
    }
  }

  @Test func `comes out with every record that went in, referred to or not`() async throws {
    try await withSample { pool, conference in
      let exported = contents(of: try await pool.run { try ConferenceFolder.export(conference, in: $0) })
      for file in [
        "organisations", "people", "delegations", "participations", "rooms", "sessions", "projects",
      ] {
        let name = "\(file).yaml"
        let given = try String(contentsOf: sampleFolder.appending(path: name), encoding: .utf8)
        func codes(_ text: String) -> [Substring] {
          text.split(separator: "\n").filter { $0.hasPrefix("  - ") }.sorted()
        }
        #expect(codes(exported[name] ?? "") == codes(given))
      }
    }
  }

  @Test func `is not written over files that are there`() async throws {
    let temporary = try TemporaryFolder()
    let files = [ConferenceFolder.File(name: "conference.yaml", bytes: [])]
    try ConferenceFolder.write(files, to: temporary.url)
    #expect(throws: FileError(.exists, path: temporary.url.path)) {
      try ConferenceFolder.write(files, to: temporary.url)
    }
  }

  @Test func `is not written where nothing can be made`() {
    #expect(throws: FileError.self) {
      try ConferenceFolder.write(
        [.init(name: "conference.yaml", bytes: [])], to: URL(filePath: "/proc/export"))
    }
  }

  @Test func `changes only what is different`() async throws {
    try await withSample { pool, conference in
      let changed = try ChangedSample()
      try changed.replace(in: "people.yaml", "Phó Chủ tịch Ủy ban nhân dân tỉnh", "Phó Chủ tịch Thường trực")
      try changed.replace(in: "rooms.yaml", "Main hall (sample)", "Great hall (sample)")
      let folder = try ConferenceFolder.read(changed.url)
      let report = try await pool.change(as: tester) { try folder.load(in: $0) }
      #expect(report.changedCount == 2)
      #expect(report.lines.filter { $0.changed > 0 }.map(\.kind) == ["people", "rooms"])
    }
  }

  @Test func `keeps letter case and composes what was typed decomposed`() async throws {
    try await TestDatabase.withDatabase { database in
      let pool = database.pool()
      let changed = try ChangedSample()
      try changed.replace(
        in: "people.yaml", "full: \"Cao Tường Huy\"",
        "full: \"\("cao TƯỜNG huy".decomposedStringWithCanonicalMapping)\"")
      let folder = try ConferenceFolder.read(changed.url)
      try await pool.change(as: tester) { try folder.load(in: $0) }
      let bytes = try await pool.run { database in
        try database.query(
          "select convert_to(full_name, 'UTF8') from trao.name_form where full_name like 'cao %'"
        ).one().get(0, as: Bytes.self)
      }
      #expect(bytes.array == Array("cao TƯỜNG huy".utf8))
      await pool.close()
    }
  }

  @Test func `does not turn back what happened meanwhile`() async throws {
    try await TestDatabase.withDatabase { database in
      let pool = database.pool()
      let before = try ChangedSample()
      try before.replace(
        in: "ceremonies.yaml", "        state: handed\n        handed_at: 2023-11-17T10:35:00+07:00\n", "")
      try before.replace(
        in: "sessions.yaml",
        "    state: closed\n    opened_at: 2023-11-17T13:00:00+07:00\n    closed_at: 2023-11-17T16:00:00+07:00\n",
        "")
      let folder = try ConferenceFolder.read(before.url)
      try await pool.change(as: tester) { try folder.load(in: $0) }
      let handed = try await pool.change(as: tester) { database in
        let conference = try ConferenceStore.resolve(nil, in: database)
        _ = try SessionStore.open("S2", of: conference, in: database)
        return try CeremonyStore.handOver(
          of: try CeremonyStore.find(nil, of: conference, in: database), in: conference,
          at: RFC3339.date("2023-11-17T10:36:00+07:00"), in: database)
      }
      #expect(handed.position == 4)
      let again = try await pool.change(as: tester) { try folder.load(in: $0) }
      #expect(again.changedCount == 0)
      await pool.close()
    }
  }
}
