import Conferences
import Foundation
import PostgreSQL
import Testing
import TestSupport

@Suite struct `Faults of a conference folder` {
  @Test func `are all reported together, each with file, line, column and remedy`() async throws {
    let changed = try ChangedSample()
    try changed.replace(in: "conference.yaml", "starts_on: 2023-11-17", "starts_on: 2023-11-31")
    try changed.replace(in: "conference.yaml", "time_zone: Asia/Ho_Chi_Minh", "time_zone: Asia/Hanoy")
    try changed.replace(in: "organisations.yaml", "    symbol: UBND", "    symbl: UBND")
    try changed.replace(
      in: "people.yaml",
      "      kana: {full: \"すずき なおみち\", family: \"すずき\", given: \"なおみち\", provenance: press}\n", "")
    try changed.replace(in: "delegations.yaml", "head: yamada-takio", "head: yamada-takeo")
    try changed.replace(in: "participations.yaml", "roles: [recipient]", "roles: [receiver]")
    try changed.replace(in: "projects.yaml", "code: \"0000000004\"", "code: \"000000004\"")
    try changed.replace(in: "attendees.csv", "G-005,,", "G-005,JP-HDK,")
    try changed.replace(in: "attendance.csv", "T07:20:00+07:00,in", "T07:20:00,in")
    // A rule over two records, of which the first is sound.
    try changed.replace(
      in: "sessions.yaml", "ends_at: 2023-11-17T10:45:00+07:00", "ends_at: 2023-11-17T12:45:00+07:00")
    let found = try await faults { try ConferenceFolder.read(changed.url) }
    let places = found.map { $0.split(separator: ":").prefix(2).joined(separator: ":") }
    #expect(
      Set(places).isSuperset(of: [
        "conference.yaml:27", "conference.yaml:29", "organisations.yaml:56", "people.yaml:55",
        "delegations.yaml:46", "participations.yaml:118", "sessions.yaml:18", "projects.yaml:111",
        "ceremonies.yaml:33",
        "attendees.csv:6", "attendance.csv:4",
      ]))
    #expect(found.contains { $0.contains("\"symbl\"; did you mean symbol?") })
    #expect(found.contains { $0.contains("did you mean yamada-takio?") })
    #expect(found.contains { $0.contains("needs a reading") })
    #expect(found.contains { $0.contains("ten digits") })
    #expect(
      found.contains { $0.hasPrefix("attendees.csv:6:delegation:") && $0.contains("did you mean JP-HKD?") })
    #expect(found.contains { $0.hasPrefix("attendance.csv:4:at:") })
  }

  @Test(arguments: [
    (
      "sessions.yaml", "ends_at: 2023-11-17T10:45:00+07:00", "ends_at: 2023-11-17T12:45:00+07:00",
      "outside the time"
    ),
    (
      "sessions.yaml", "ends_at: 2023-11-17T16:00:00+07:00", "ends_at: 2023-11-18T16:00:00+07:00",
      "outside the conference"
    ),
    (
      "projects.yaml", "        issued_on: 2023-10-20", "        issued_on: 2023-12-01", "after its hand-over"
    ),
    ("delegations.yaml", "    head: suzuki-naomichi\n", "    head: yamada-takio\n", "not a member"),
    ("delegations.yaml", "    head: suzuki-naomichi\n", "", "needs a head"),
    ("participations.yaml", "position: 4", "position: 3", "in precedence already"),
    (
      "participations.yaml", "    roles: [recipient]\n", "    roles: [recipient]\n    replaces: jetro\n",
      "replaces jetro, who is accepted"
    ),
    ("delegations.yaml", "liaison: tran-thi-mau", "liaison: G-001", "not of the host"),
    ("ranks.yaml", "from: 20", "from: 0", "begins at rank 0 already"),
    ("seating.yaml", "{row: 1, seat: 1,", "{row: 4, seat: 1,", "there is no row 4 seat 1"),
    ("seating.yaml", "{row: 1, seat: 1,", "{row: 1, seat: 2,", "stands twice"),
    ("seating.yaml", "guest: cao-tuong-huy", "guest: yamada-takio", "has a seat already"),
    ("seating.yaml", "form: theatre", "form: facing", "rows stand in pairs"),
    ("participations.yaml", "    person: pham-thu-mau", "    person: tran-thi-mau", "takes part already"),
    ("participations.yaml", "appointment: governor", "appointment: govenor", "did you mean governor?"),
    ("ceremonies.yaml", "- project: \"0000000004\"", "- project: \"0000000003\"", "handed over twice"),
    ("ceremonies.yaml", "        recipient: mihon-shiro\n", "", "needs a recipient"),
    (
      "projects.yaml", "    certificates:\n      - authority: ban-quan-ly-kkt\n",
      "    certificates:\n      - authority: ban-quan-ly-kkt\n        content: {name: {vi: \"x\"}, company: castem-vietnam, sector: a, capital: {amount: 1, currency: USD}}\n",
      "a certificate in force says what its project says"
    ),
    (
      "projects.yaml", "{event: checked, on: 2023-10-12, ", "{event: revoked, on: 2023-10-12, ",
      "is revoked for a reason"
    ),
    ("people.yaml", "すずき なおみち", "鈴木 なおみち", "is no reading in kana"),
    ("people.yaml", "Bùi Văn Khắng", "Bùi\u{202E}Văn Khắng", "U+202E"),
  ])
  func `speak of the field's rules`(file: String, old: String, new: String, says: String) async throws {
    let changed = try ChangedSample()
    try changed.replace(in: file, old, new)
    let found = try await faults { try ConferenceFolder.read(changed.url) }
    #expect(found.contains { $0.contains(".yaml:") && $0.contains(says) }, "\(found)")
  }

  @Test func `name a file that is nearly right, and one that is missing`() async throws {
    let changed = try ChangedSample()
    try changed.write("session.yaml", [])
    try changed.remove("conference.yaml")
    let found = try await faults { try ConferenceFolder.read(changed.url) }
    #expect(
      found.contains { $0.contains("does not belong in a conference folder; did you mean sessions.yaml?") })
    #expect(found.contains { $0.hasPrefix("conference.yaml:1:1:") })
  }

  @Test(arguments: [
    "organisations.yaml", "people.yaml", "delegations.yaml", "participations.yaml", "attendees.csv",
    "sessions.yaml", "projects.yaml",
  ])
  func `of a file that cannot be read are not told again wherever it is referred to`(file: String)
    async throws
  {
    let changed = try ChangedSample()
    try changed.write(file, file.hasSuffix(".csv") ? [] : Array("\(file): [".utf8))
    let found = try await faults { try ConferenceFolder.read(changed.url) }
    #expect(!found.isEmpty)
    #expect(found.allSatisfy { $0.hasPrefix("\(file):") }, "\(found)")
  }

  @Test func `in the database's eyes come back with file and line, and nothing is stored`() async throws {
    try await TestDatabase.withDatabase { database in
      let pool = database.pool()
      // A zone that Foundation knows under a name the server does not.
      let changed = try ChangedSample()
      try changed.replace(in: "conference.yaml", "time_zone: Asia/Ho_Chi_Minh", "time_zone: GMT+0700")
      let folder = try ConferenceFolder.read(changed.url)
      let before = try await rowCounts(pool)
      let found = try await faults { try await pool.change(as: tester) { try folder.load(in: $0) } }
      #expect(found.count == 1)
      #expect(found.first?.hasPrefix("conference.yaml:6:1: the time zone is not known") == true, "\(found)")
      #expect(try await rowCounts(pool) == before)
      await pool.close()
    }
  }

  @Test func `do not arise from a folder that is not there`() {
    #expect(throws: ConferenceError.self) {
      try ConferenceFolder.read(repositoryRoot.appending(path: "no-such-folder"))
    }
  }
}
