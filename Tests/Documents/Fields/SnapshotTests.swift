import PostgreSQL
import TestSupport
import Testing

@testable import Documents

@Suite("Snapshots")
struct SnapshotTests {
  private func example() throws -> Snapshot {
    [
      "document.number": .text("01/GM-UBND"),
      "document.dated": .date(try #require(CalendarDate(iso: "2023-10-25"))),
      "document.url": .code("HTTPS://EXAMPLE.ORG/ABC"),
      "invitee.name": .name("武部　勤"),
      "invitee.title": .empty,
      "conference.starts": .time(try #require(LocalTime(iso: "2023-11-17T08:00+07:00"))),
      "grant.capital": .money("18600000.00", currency: "USD"),
      "grant.area": .number("20000.00"),
      "document.sample": .flag(true),
      "sessions": .rows([["name": .text("Phiên toàn thể"), "note": .empty], [:]]),
    ]
  }

  @Test("A snapshot comes back from its JSON as it was")
  func roundTrip() throws {
    let snapshot = try example()
    #expect(try Snapshot(json: snapshot.canonicalJSON()) == snapshot)
  }

  @Test("The same values give the same text, whatever order they were put in")
  func canonical() throws {
    var generator = SeededGenerator(seed: 7)
    let text = try example().canonicalJSON()
    for _ in 0..<20 {
      var shuffled: Snapshot = [:]
      for (name, value) in try example().shuffled(using: &generator) { shuffled[name] = value }
      #expect(try shuffled.canonicalJSON() == text)
    }
  }

  @Test(
    "What is no value is refused",
    arguments: [
      #"{"a": {}}"#, #"{"a": {"words": "x"}}"#, #"{"a": {"date": "2023-02-30"}}"#,
      #"{"a": {"time": "8:00"}}"#,
      #"{"a": {"money": "1"}}"#, #"{"a": "text"}"#, "[]", "", "{", #"{"a": null} x"#, #"{"a": {"flag": 1}}"#,
      #"{"a": {"text": "x", "name": "y"}}"#, #"{"a": {"text": "x", "currency": "USD"}}"#, #"{"a": null,}"#,
      #"{"a": {"text": "\ud842"}}"#, #"{"a": {"text": "\udfb7"}}"#, #"{"a": {"text": "\u+123"}}"#,
      #"{"a": {"text": "x}}"#, "{\"a\": {\"text\": \"\n\"}}",
      String(repeating: #"{"a": {"rows": ["#, count: 100_000),
    ])
  func rubbish(json: String) {
    #expect(throws: DocumentError.unreadable("a paper's snapshot")) { try Snapshot(json: json) }
  }

  @Test("Escapes are read as RFC 8259 has them, and white space may stand anywhere")
  func escapes() throws {
    let json = #" { "a" : { "text" : "\"\\\/\b\f\n\r\t\u0041\u1ED9\uD842\uDFB7…" } , "b" : null } "#
    #expect(
      try Snapshot(json: json) == ["a": .text("\"\\/\u{8}\u{c}\n\r\tAộ𠮷…"), "b": .empty])
  }

  @Test("Any text comes back, from our own JSON and from the server's")
  func anyText() async throws {
    var generator = SeededGenerator(seed: 11)
    var snapshot: Snapshot = [:]
    for index in 0..<200 {
      let scalars = (0..<Int.random(in: 0...30, using: &generator)).compactMap { _ in
        Unicode.Scalar(
          UInt32.random(in: 1...(Bool.random(using: &generator) ? 0x7F : 0x2FFFF), using: &generator))
      }
      var text = ""
      text.unicodeScalars.append(contentsOf: scalars)
      snapshot["field.\(index)"] = .rows([["deep": .rows([["er": .text(text)]]), "": .name(text)]])
    }
    let json = try snapshot.canonicalJSON()
    #expect(try Snapshot(json: json) == snapshot)
    try await TestDatabase.withDatabase { database in
      let pool = database.pool(size: 1)
      let stored = try await pool.run {
        try $0.query("select \(json)::jsonb::text").one().get(0, as: String.self)
      }
      #expect(try Snapshot(json: stored) == snapshot)
      await pool.close()
    }
  }

  @Test("Flags and rows have no words of their own")
  func unprintable() {
    #expect(throws: FieldFormatError.notPrintable(type: "flag")) {
      try FieldValue.flag(true).formatted(in: .vi)
    }
    #expect(throws: FieldFormatError.notPrintable(type: "rows")) {
      try FieldValue.rows([]).formatted(in: .vi)
    }
  }

  @Test("A code is read out in groups of four")
  func groupedCode() throws {
    #expect(try FieldValue.code("ABCDEFGHIJ").formatted("grouped", in: .en) == "ABCD-EFGH-IJ")
    #expect(try FieldValue.code("ABCD").formatted("grouped", in: .en) == "ABCD")
  }
}
