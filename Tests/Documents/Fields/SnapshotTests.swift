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
      #"{"a": {"money": "1"}}"#, #"{"a": "text"}"#, "[]",
    ])
  func rubbish(json: String) {
    #expect(throws: (any Error).self) { try Snapshot(json: json) }
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
