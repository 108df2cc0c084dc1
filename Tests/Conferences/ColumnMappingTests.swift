import Conferences
import Foundation
import PostgreSQL
import Spreadsheets
import Testing
import TestSupport

@Suite struct `A sender's columns` {
  private func bring(
    _ text: String, _ pool: Pool, _ conference: Conference, _ options: AttendeeImportOptions
  ) async throws -> AttendeeImportOutcome {
    let file = ImportFile(name: "khach.csv", bytes: Array(text.utf8))
    return try await pool.change(as: tester) {
      try AttendeeImport.perform(file, options, into: conference, in: $0)
    }
  }

  private static let list = """
    STT;Mã số;Họ và tên;Đơn vị;Điện thoại
    1;V-1;NGUYỄN VĂN ẨN;Sở Mẫu;'+84 203 3835 696

    """

  @Test func `read by a mapping that is saved by name`() async throws {
    try await withSample { pool, conference in
      let mapping = ColumnMapping(
        headers: [
          "external_id": "mã  số", "native_name": "Họ và tên", "organisation": "Đơn vị",
          "phone": "Điện thoại",
        ], ignored: ["STT"], defaults: ["country": "VN", "language": "vi"])
      let saved = try await pool.change(as: tester) { database in
        #expect(try MappingStore.save(mapping, as: "so-mau", in: database))
        #expect(try !MappingStore.save(mapping, as: "so-mau", in: database))
        return try MappingStore.find("so-mau", in: database)
      }
      #expect(saved.mapping == mapping)
      let outcome = try await bring(
        Self.list, pool, conference, .init(mapping: saved.mapping, mappingName: "so-mau"))
      #expect(outcome.report.created == 1)
      let guest = try await pool.run { try AttendeeStore.find("V-1", of: conference, in: $0) }
      // Letter case is nobody's to change, and the apostrophe was a spreadsheet's.
      #expect(guest.name == "NGUYỄN VĂN ẨN")
      #expect(guest.phone == "+84 203 3835 696")
      #expect(guest.country == "VN")
      let recorded = try await pool.run { try ImportStore.list(of: conference, in: $0) }
      #expect(recorded.map(\.mapping) == ["so-mau"])
      let again = try await bring(Self.list, pool, conference, .init(mapping: saved.mapping))
      #expect(again.report == ImportReport(created: 0, changed: 0, unchanged: 1))
      try await pool.change(as: tester) { try MappingStore.remove("so-mau", in: $0) }
      await #expect(throws: ConferenceError.self) {
        try await pool.run { try MappingStore.find("so-mau", in: $0) }
      }
    }
  }

  @Test func `are proposed, never guessed at in silence`() async throws {
    try await withSample { pool, conference in
      let found = try await faults { try await bring(Self.list, pool, conference, .init()) }
      #expect(
        found.contains {
          $0.hasPrefix(
            "khach.csv:1:Họ_và_tên: unknown column; it reads like native_name: --map native_name='Họ và tên'")
        }, "\(found.joined(separator: "\n"))")
      var options = AttendeeImportOptions(
        mapping: ColumnMapping(ignored: ["STT"], defaults: ["country": "VN", "language": "vi"]),
        recognisesHeaders: true)
      let outcome = try await bring(Self.list, pool, conference, options)
      #expect(outcome.recognised.map(\.column) == ["external_id", "native_name", "organisation", "phone"])
      options.mapping.ignored = []
      let ambiguous = try await faults {
        try await bring("ID,Name,氏名,Title,Country,Language\nX,Y,Z,,VN,vi\n", pool, conference, options)
      }
      #expect(ambiguous.count == 2, "\(ambiguous.joined(separator: "\n"))")
      #expect(ambiguous.contains { $0.contains("\"Name\" and \"氏名\" both read like it") })
      #expect(ambiguous.contains { $0.contains("it can be honorific_en or title_en") })
    }
  }

  @Test func `of a Japanese list in Shift_JIS with kana are read`() async throws {
    try await withSample { pool, conference in
      // 管理番号,氏名,フリガナ / J-1,見本 太郎,ミホン タロウ
      let bytes: [UInt8] = [
        0x8A, 0xC7, 0x97, 0x9D, 0x94, 0xD4, 0x8D, 0x86, 0x2C, 0x8E, 0x81, 0x96, 0xBC, 0x2C, 0x83, 0x74, 0x83,
        0x8A,
        0x83, 0x4B, 0x83, 0x69, 0x0D, 0x0A, 0x4A, 0x2D, 0x31, 0x2C, 0x8C, 0xA9, 0x96, 0x7B, 0x20, 0x91, 0xBE,
        0x98,
        0x59, 0x2C, 0x83, 0x7E, 0x83, 0x7A, 0x83, 0x93, 0x20, 0x83, 0x5E, 0x83, 0x8D, 0x83, 0x45, 0x0D, 0x0A,
      ]
      let options = AttendeeImportOptions(
        mapping: ColumnMapping(defaults: ["country": "JP", "language": "ja"]), recognisesHeaders: true)
      let outcome = try await pool.change(as: tester) {
        try AttendeeImport.perform(
          ImportFile(name: "meibo.csv", bytes: bytes), options, into: conference, in: $0)
      }
      #expect(outcome.created.map(\.name) == ["見本 太郎"])
      let guest = try await pool.run { try AttendeeStore.find("J-1", of: conference, in: $0) }
      #expect(guest.kana == "ミホン タロウ")
    }
  }

  @Test func `decomposed by their writer are composed, and that is said`() async throws {
    try await withSample { pool, conference in
      let outcome = try await bring(
        "external_id,native_name,country,language\nD-1,NGUYE\u{302}\u{303}N VA\u{306}N AN,VN,vi\n", pool,
        conference,
        .init())
      #expect(outcome.notes.map(\.line) == [2])
      #expect(outcome.notes.first?.message.contains("NFC") == true)
      #expect(outcome.created.first.map { $0.name.utf8.elementsEqual("NGUYỄN VĂN AN".utf8) } == true)
    }
  }

  @Test func `may be all new, or all known, when that was asked for`() async throws {
    try await withSample { pool, conference in
      let one = "external_id,native_name,country,language\nA-1,Ana,ES,en\n"
      let known = try await faults { try await bring(one, pool, conference, .init(scope: .known)) }
      #expect(known.first?.hasPrefix("khach.csv:2:external_id: \"A-1\" is no guest yet") == true)
      _ = try await bring(one, pool, conference, .init(scope: .newcomers))
      let new = try await faults { try await bring(one, pool, conference, .init(scope: .newcomers)) }
      #expect(new.first?.hasPrefix("khach.csv:2:external_id: \"A-1\" is a guest already") == true)
    }
  }

  @Test func `written by an export change nothing when they come back`() async throws {
    try await withSample { pool, conference in
      let list = GuestListGenerator(seed: 3, count: 200, delegations: ["JP-HKD", "QN-HOST"]).csv()
      _ = try await bring(list, pool, conference, .init())
      _ = try await bring(
        "external_id,native_name,country,language,title_en,phone\nR-1,=SUM(A1),ES,en,'+x,+84 203\n", pool,
        conference,
        .init())
      let (text, count) = try await pool.run { try AttendeeExport.csv(of: conference, in: $0) }
      #expect(text.contains("'=SUM(A1)") && text.contains("'+84 203"))
      let outcome = try await bring("\u{FEFF}" + text, pool, conference, .init())
      #expect(outcome.report == ImportReport(created: 0, changed: 0, unchanged: count))
      #expect(outcome.changed == [])

      // The same as a workbook, which marks text as such: an apostrophe of somebody's own stays apart.
      _ = try await bring(
        "external_id,native_name,country,language\nR-2,''=b,ES,en\n", pool, conference, .init())
      let made = Date(timeIntervalSince1970: 1_700_000_000)
      let book = try await pool.run { try AttendeeExport.workbook(of: conference, made: made, in: $0) }
      #expect(book.count == count + 1)
      let back = try await pool.change(as: tester) { database in
        try AttendeeImport.perform(
          ImportFile(name: "guests.xlsx", bytes: book.bytes), .init(), into: conference, in: database)
      }
      #expect(back.report == ImportReport(created: 0, changed: 0, unchanged: count + 1))
      #expect(back.changed == [])
    }
  }
}
