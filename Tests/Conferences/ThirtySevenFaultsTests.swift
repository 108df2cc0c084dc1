import Conferences
import Foundation
import PostgreSQL
import Testing
import TestSupport

@Suite struct `A guest list with 37 faults of different kinds` {
  private static let columns = [
    "external_id", "delegation", "native_name", "kana", "country", "language", "email", "phone", "roles",
    "rank",
    "title_en", "organisation", "state", "provenance", "remark", "email",
  ]

  /// A record with some fields; the others are right, or empty.
  private static func record(_ number: Int, _ fields: [String: String]) -> String {
    var all = [
      "external_id": "F-\(number)", "native_name": "Guest \(number)", "country": "GB", "language": "en",
    ]
    all.merge(fields) { $1 }
    return columns.map { all[$0] ?? "" }.joined(separator: ",")
  }

  /// The faults of single fields, a record each: what stands there, and the column that is told.
  private static let fields: [(fields: [String: String], column: String)] = [
    (["external_id": ""], "external_id"), (["external_id": "F 11"], "external_id"),
    (["external_id": "jetro"], "external_id"), (["native_name": ""], "native_name"),
    (["native_name": "A\tB"], "native_name"), (["native_name": "A\u{202E}B"], "native_name"),
    (["native_name": String(repeating: "x", count: 501)], "native_name"),
    (["native_name": "A\u{0}B"], "native_name"), (["country": "JP", "language": "en"], "kana"),
    (["country": "VN", "language": "ja"], "kana"), (["kana": "鈴木"], "kana"), (["kana": "ｽｽﾞｷ"], "kana"),
    (["country": ""], "country"), (["country": "XX"], "country"), (["country": "vn"], "country"),
    (["language": ""], "language"), (["language": "fr"], "language"),
    (["delegation": "JP-HKX"], "delegation"),
    (["phone": "none"], "phone"), (["roles": "member;dancer"], "roles"), (["rank": "first"], "rank"),
    (["rank": "-1"], "rank"), (["state": "gone"], "state"),
    (["provenance": "hearsay"], "provenance"), (["email": "nobody"], "email"),
    (["organisation": "\"Two\nlines\""], "organisation"),
  ]

  @Test func `has each of them told, with row, column and remedy, and changes nothing`() async throws {
    try await withSample { pool, conference in
      let file = "faults.csv"
      let (head, delegation) = try await pool.run { database in
        try database.query(
          """
          select participation.external_id, delegation.code from trao.delegation
            join trao.participation on participation.id = delegation.head_id
            join trao.person on person.id = participation.person_id
            join trao.name_form on name_form.person_id = person.id and name_form.kind = 'kana'
          order by delegation.code limit 1
          """
        ).one().decode(String.self, String.self)
      }
      try await pool.change(as: tester) {
        try AttendeeImport.run(
          bytes: Array(
            "external_id,native_name,country,language,email\nS-1,Ana Muestra,ES,en,ana@example.org\n".utf8),
          name: "before.csv", into: conference, in: $0)
      }
      #expect(!delegation.isEmpty)
      let before = try await rowCounts(pool)

      var bytes = Array((Self.columns.joined(separator: ",") + "\n").utf8)
      var expected = ["1:remark", "1:email"]
      var row = 2
      func add(_ line: String, _ places: String...) {
        bytes += Array((line + "\n").utf8)
        expected += places.map { "\(row):\($0)" }
        row += 1 + line.utf8.count { $0 == UInt8(ascii: "\n") }
      }
      add(Self.record(1, [:]))
      add(Self.record(2, [:]).replacing("Guest 2", with: "\"Guest\" 2"), "\(Self.columns[2])")
      add(Self.record(3, [:]).replacing("Guest 3", with: "Guest \"3\""), "\(Self.columns[2])")
      add(Self.record(4, [:]).replacing("Guest 4", with: "Guest\r4"), "\(Self.columns[2])")
      add(Self.record(5, [:]) + ",", "record")
      bytes += Array("F-6,,Ren".utf8) + [0xE9] + Array(",,FR,en,,,,,,,,,,\n".utf8)
      expected.append("\(row):native_name")
      row += 1
      add(Self.record(1, ["native_name": "Somebody Else"]), "external_id")
      add(Self.record(8, ["native_name": "Ana Muestra", "email": "ANA@example.org"]), "native_name")
      add(Self.record(9, ["native_name": "Twin", "organisation": "Twin plc"]))
      add(Self.record(10, ["native_name": "Twin", "organisation": "Twin plc"]), "native_name")
      add(
        Self.record(
          0, ["external_id": head, "native_name": "Head", "kana": "かな", "country": "JP", "language": "ja"]),
        "delegation")
      for (index, fault) in Self.fields.enumerated() {
        add(Self.record(20 + index, fault.fields), fault.column)
      }
      #expect(expected.count == 37)

      let found: [InputFault]
      do {
        let contents = bytes
        try await pool.change(as: tester, isRehearsal: true) {
          try AttendeeImport.run(bytes: contents, name: file, into: conference, in: $0)
        }
        found = []
      } catch let faults as InputFaults {
        found = faults.all
      }
      #expect(found.map { "\($0.line):\($0.column)" }.sorted() == expected.sorted(), "\(InputFaults(found))")
      #expect(found.count == 37)
      #expect(found.map(\.line) == found.map(\.line).sorted())
      #expect(found.allSatisfy { $0.file == file && $0.remedy?.isEmpty == false })
      #expect(try await rowCounts(pool) == before)
    }
  }
}
