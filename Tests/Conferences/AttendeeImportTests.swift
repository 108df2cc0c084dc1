import Conferences
import Foundation
import PostgreSQL
import Testing
import TestSupport

@Suite struct `A guest list` {
  static let header =
    "external_id,delegation,native_name,kana,country,language,title_en,organisation,roles,rank,email\n"

  private func run(
    _ text: String, _ pool: Pool, _ conference: Conference, isRehearsal: Bool = false
  ) async throws -> ImportReport {
    let bytes = Array(text.utf8)
    return try await pool.change(as: tester, isRehearsal: isRehearsal) {
      try AttendeeImport.run(bytes: bytes, name: "guests.csv", into: conference, in: $0)
    }
  }

  @Test func `is imported once, however often it is sent`() async throws {
    try await withSample { pool, conference in
      let text =
        Self.header + """
          A-1,JP-HKD,見本花子,みほん はなこ,JP,ja,Director,北海道,member;press,7,a1@example.org
          A-2,,Ana Muestra,,ES,en,,Muestra S.A.,,,

          """
      #expect(try await run(text, pool, conference) == ImportReport(created: 2, changed: 0, unchanged: 0))
      let before = try await rowCounts(pool)
      #expect(try await run(text, pool, conference) == ImportReport(created: 0, changed: 0, unchanged: 2))
      #expect(try await rowCounts(pool) == before)
      let guest = try await pool.run { try AttendeeStore.find("A-1", of: conference, in: $0) }
      #expect(guest.name == "見本花子")
      #expect(guest.kana == "みほん はなこ")
      #expect(guest.title[.en] == "Director")
      #expect(guest.organisation[.ja] == "北海道")
      #expect(guest.delegation == "JP-HKD")
      #expect(guest.roles == [.member, .press])
      #expect(guest.rank == 7)
      #expect(guest.origin.provenance == .operator)
    }
  }

  @Test func `updates by external id: an absent column stays, an empty field removes`() async throws {
    try await withSample { pool, conference in
      _ = try await run(
        Self.header + "A-1,JP-HKD,見本花子,みほん はなこ,JP,ja,Director,Neu GmbH,member,7,a1@example.org\n", pool,
        conference)
      let report = try await run(
        "external_id,native_name,kana,country,language,email,title_en\nA-1,見本花江,みほん はなえ,JP,ja,,President\n",
        pool, conference)
      #expect(report == ImportReport(created: 0, changed: 1, unchanged: 0))
      let guest = try await pool.run { try AttendeeStore.find("A-1", of: conference, in: $0) }
      #expect(guest.name == "見本花江")
      #expect(guest.email == nil)
      #expect(guest.title[.en] == "President")
      #expect(guest.organisation[.ja] == "Neu GmbH")
      #expect(guest.delegation == "JP-HKD")
      #expect(guest.rank == 7)
      let blank = try await run(
        "external_id,native_name,kana,country,language,title_en,organisation,rank\nA-1,見本花江,みほん はなえ,JP,ja,,,\n",
        pool, conference)
      #expect(blank.changed == 1)
      let appointments = try await pool.run { database in
        try AttendeeStore.details(
          of: try AttendeeStore.find("A-1", of: conference, in: database), in: conference, database
        ).appointments
      }
      #expect(appointments.allSatisfy { $0.title.isEmpty && $0.organisation.isEmpty && $0.rank == nil })
    }
  }

  @Test func `reports every fault with file, row and column, and changes nothing`() async throws {
    try await withSample { pool, conference in
      let before = try await rowCounts(pool)
      let text = """
        rank,external_id,native_name,kana,country,language,delegation,email,roles,title_en
        1,B-1,見本一,,JP,ja,,,,
        x,B-2,Ana,,ES,en,,,,
        3,B-3,Bea,,XX,en,,,,
        4,B-4,Cem,,TR,tr,,,,
        5,B-5,"Dora
        Two",,GB,en,JP-HKX,,,"Head,
        Sales"
        6,B-6,Eva,,GB,en,,not an address,,
        7,B-7,Fay,,GB,en,,,member;dancer,
        8,,Gil,,GB,en,,,,
        9,B-1,Hal,,GB,en,,,,
        10,B-10,,,GB,en,,,,
        11,B-11,鈴木,鈴木,JP,ja,,,,
        12,B-12,Ian\u{202E},,GB,en,,,,
        13,B-13,too few
        14,B 14,Jan,,GB,en,,,,
        15,B-15,Kai,,GB,en,,,,

        """
      let found = try await faults { try await run(text, pool, conference) }
      let places = found.map { $0.split(separator: ":").prefix(3).joined(separator: ":") }
      #expect(
        places == [
          "guests.csv:2:kana", "guests.csv:3:rank", "guests.csv:4:country", "guests.csv:5:language",
          "guests.csv:6:delegation", "guests.csv:6:native_name", "guests.csv:6:title_en",
          "guests.csv:9:email", "guests.csv:10:roles", "guests.csv:11:external_id",
          "guests.csv:12:external_id",
          "guests.csv:13:native_name", "guests.csv:14:kana", "guests.csv:15:native_name",
          "guests.csv:16:record",
          "guests.csv:17:external_id",
        ], "\(found.joined(separator: "\n"))")
      #expect(found.contains { $0.contains("did you mean JP-HKD?") })
      #expect(try await rowCounts(pool) == before)
    }
  }

  @Test func `with a double, an unknown or a missing column is refused at its header`() async throws {
    try await withSample { pool, conference in
      let found = try await faults {
        try await run("external_id,nativ_name,country,country\nA,B,VN,VN\n", pool, conference)
      }
      #expect(
        found.contains { $0.hasPrefix("guests.csv:1:nativ_name: unknown column; did you mean native_name?") })
      #expect(found.contains { $0.hasPrefix("guests.csv:1:country: the column stands twice") })
      #expect(found.contains { $0.hasPrefix("guests.csv:1:language: the column is missing") })
    }
  }

  @Test func `in Latin-1 is refused with the place of the first wrong byte`() async throws {
    try await withSample { pool, conference in
      let start = Array("external_id,native_name,country,language\nA-1,Ren".utf8)
      let bytes = start + [0xE9] + Array(",FR,en\n".utf8)
      let found = try await faults {
        try await pool.change(as: tester) {
          try AttendeeImport.run(bytes: bytes, name: "latin.csv", into: conference, in: $0)
        }
      }
      #expect(found.count == 1)
      #expect(
        found.first?.hasPrefix("latin.csv:2:native_name: the file is not UTF-8: byte \(start.count)") == true,
        "\(found)")
      #expect(found.first?.contains("iconv") == true)
      let damaged = try await faults { try await run(Self.header + "A\0,,B,,VN,vi,,,,,\n", pool, conference) }
      #expect(damaged.first?.contains("NUL") == true)
    }
  }

  @Test(arguments: [
    ("\t", "a tab"), ("\n", "a line break"), ("\r", "a line break"), ("\r\n", "a line break"),
    ("\u{7}", "U+0007"),
  ])
  func `with a control character in a text of one line names row and column`(
    control: String, says: String
  ) async throws {
    let columns = [
      "native_name", "family_name", "middle_name", "given_name", "kana", "romanised_name", "honorific_en",
      "title_vi", "organisation",
    ]
    try await withSample { pool, conference in
      let fields = columns.map { _ in "\"x\(control)y\"" }.joined(separator: ",")
      let found = try await faults {
        try await run(
          "external_id,country,language,\(columns.joined(separator: ","))\nA-1,VN,vi,\(fields)\n", pool,
          conference)
      }
      #expect(found.count == columns.count)
      for column in columns {
        #expect(
          found.contains { $0.hasPrefix("guests.csv:2:\(column): it holds ") && $0.contains(says) },
          "\(found)")
      }
    }
  }

  @Test func `with a byte order mark, any order of columns and quoted commas is accepted`() async throws {
    try await withSample { pool, conference in
      let text =
        "\u{FEFF}language,country,native_name,external_id,title_en\r\nvi,VN,\"Trần Mẫu\",N-1,\"Head, \"\"Sales\"\"\"\r\n"
      #expect(try await run(text, pool, conference).created == 1)
      let guest = try await pool.run { try AttendeeStore.find("N-1", of: conference, in: $0) }
      #expect(guest.name == "Trần Mẫu")
      #expect(guest.title[.en] == "Head, \"Sales\"")
    }
  }

  @Test func `is rehearsed without a trace`() async throws {
    try await withSample { pool, conference in
      let before = try await rowCounts(pool)
      let text = Self.header + "A-1,,Ana Muestra,,ES,en,,Muestra S.A.,,,\n"
      #expect(try await run(text, pool, conference, isRehearsal: true).created == 1)
      #expect(try await rowCounts(pool) == before)
    }
  }

  @Test func `does not take the place of an organisation`() async throws {
    try await withSample { pool, conference in
      let found = try await faults {
        try await run(Self.header + "jetro,,Ana,,ES,en,,,,,\n", pool, conference)
      }
      #expect(found.first?.hasPrefix("guests.csv:2:external_id:") == true)
    }
  }

  @Test func `does not lose what somebody has answered meanwhile`() async throws {
    try await withSample { pool, conference in
      let text = "external_id,native_name,country,language,state\nA-1,Ana,ES,en,approved\n"
      _ = try await run(text, pool, conference)
      try await pool.change(as: tester) {
        try $0.query("update trao.participation set state = 'accepted' where external_id = 'A-1'")
      }
      #expect(try await run(text, pool, conference).unchanged == 1)
      let guest = try await pool.run { try AttendeeStore.find("A-1", of: conference, in: $0) }
      #expect(guest.state == .accepted)
    }
  }

  @Test func `of full size is made, imported, imported again and exported`() async throws {
    try await withSample { pool, conference in
      let delegations = ["JP-HKD", "JP-JETRO", "QN-HOST"]
      let list = GuestListGenerator(seed: 7, count: 1000, delegations: delegations).csv()
      #expect(try await run(list, pool, conference) == ImportReport(created: 1000, changed: 0, unchanged: 0))
      #expect(try await run(list, pool, conference) == ImportReport(created: 0, changed: 0, unchanged: 1000))
      let exported = contents(of: try await pool.run { try ConferenceFolder.export(conference, in: $0) })
      let given = list.split(separator: "\n").dropFirst().map { $0.split(separator: ",").first }
      let written = exported["attendees.csv"]?.split(separator: "\n").dropFirst(7).map {
        $0.split(separator: ",").first
      }
      // Not the lists themselves, which would fill a screen.
      let isSame = written == given
      #expect(isSame)
    }
  }
}

@Suite struct `A generated guest list` {
  @Test func `is the same for the same seed, and another for another`() {
    let list = GuestListGenerator(seed: 1, count: 500).csv()
    #expect(GuestListGenerator(seed: 1, count: 500).csv() == list)
    #expect(GuestListGenerator(seed: 2, count: 500).csv() != list)
    #expect(list.split(separator: "\n").count == 501)
  }

  @Test func `holds rare kanji, kana, tone marks and apostrophes`() {
    let list = GuestListGenerator(seed: 3, count: 500).csv()
    for part in ["髙", "邉", "𠮷", "みほん", "ễ", "’", "Mẫu", "Sample", "見本", "ß"] {
      #expect(list.contains(part), "\(part)")
    }
  }
}
