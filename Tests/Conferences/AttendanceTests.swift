import Conferences
import Foundation
import PostgreSQL
import Testing
import TestSupport

@Suite struct `Attendance` {
  @Test func `of one key is one event, however many say so at once`() async throws {
    try await withSample(size: 8) { pool, conference in
      let answers = try await withThrowingTaskGroup(of: (AttendanceEvent, Bool).self) { group in
        for _ in 0..<16 {
          group.addTask {
            let answer = try await pool.change(as: tester) {
              Answer(
                try AttendanceStore.record("G-003", session: "S1", key: "door-1", of: conference, in: $0))
            }
            return (answer.event, answer.isNew)
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(Set(answers.map(\.0)).count == 1)
      #expect(answers.count { $0.1 } == 1)
    }
  }

  @Test func `of a key that is another event's is refused and says when that was recorded`() async throws {
    try await withSample { pool, conference in
      try await pool.change(as: tester) {
        _ = try AttendanceStore.record("G-003", session: "S1", key: "k", of: conference, in: $0)
      }
      let error = await #expect(throws: ConferenceError.self) {
        try await pool.change(as: tester) {
          _ = try AttendanceStore.record("G-004", session: "S1", key: "k", of: conference, in: $0)
        }
      }
      #expect(error?.code == .refused)
      #expect(error?.message.contains("was recorded for another event at 20") == true)
    }
  }

  @Test func `of nobody, in no session or in a cancelled one is refused`() async throws {
    try await withSample { pool, conference in
      try await pool.change(as: tester) {
        try $0.query("update trao.session set state = 'cancelled', closed_at = null where code = 'S2'")
      }
      for (attendee, session) in [("G-999", "S1"), ("G-003", "S9"), ("G-003", "S2")] {
        await #expect(throws: ConferenceError.self) {
          try await pool.change(as: tester) {
            _ = try AttendanceStore.record(attendee, session: session, of: conference, in: $0)
          }
        }
      }
    }
  }

  private func run(_ text: String, _ pool: Pool, _ conference: Conference) async throws
    -> AttendanceImport.Report
  {
    try await pool.change(as: tester) {
      try AttendanceImport.run(bytes: Array(text.utf8), name: "scans.csv", into: conference, in: $0)
    }
  }

  @Test func `comes in by file once, and known events are counted as known`() async throws {
    try await withSample { pool, conference in
      let text = """
        key,at,session,external_id
        k-1,2023-11-17T07:40:00+07:00,S1,G-003
        k-2,2023-11-17T00:41:00Z,S1,G-006
        k-2,2023-11-17T07:41:00+07:00,S1,G-006

        """
      let first = try await run(text, pool, conference)
      #expect(first == AttendanceImport.Report(created: 2, known: 1))
      let second = try await run(text, pool, conference)
      #expect(second == AttendanceImport.Report(created: 0, known: 3))
    }
  }

  @Test func `in a file with faults is reported whole, and nothing is recorded`() async throws {
    try await withSample { pool, conference in
      let before = try await rowCounts(pool)
      let text = """
        external_id,session,at,direction,key
        G-003,S1,2023-11-17T07:40:00+07:00,in,k-1
        G-03,S1,2023-11-17T07:40:00+07:00,in,k-2
        G-003,S4,2023-11-17T07:40:00+07:00,in,k-3
        G-003,S1,2023-11-17 07:40,in,k-4
        G-003,S1,2023-11-17T07:40:00+07:00,through,k-5
        G-003,S1,2023-11-17T07:40:00+07:00,in,
        G-003,S2,2023-11-17T07:40:00+07:00,in,k-1

        """
      let found = try await faults { try await run(text, pool, conference) }
      #expect(
        found.map { $0.split(separator: ":").prefix(3).joined(separator: ":") } == [
          "scans.csv:3:external_id", "scans.csv:4:session", "scans.csv:5:at", "scans.csv:6:direction",
          "scans.csv:7:key", "scans.csv:8:key",
        ])
      #expect(try await rowCounts(pool) == before)
    }
  }

  @Test func `of the future or of a cancelled session is refused, also in a file`() async throws {
    try await withSample { pool, conference in
      try await pool.change(as: tester) {
        try $0.query("update trao.session set state = 'cancelled', closed_at = null where code = 'S2'")
      }
      let error = await #expect(throws: ConferenceError.self) {
        try await pool.change(as: tester) {
          _ = try AttendanceStore.record(
            "G-003", session: "S1", at: Date.now.addingTimeInterval(600), of: conference, in: $0)
        }
      }
      #expect(error?.message.contains("is still to come") == true)
      let text = """
        external_id,session,at,key
        G-003,S1,2123-11-17T07:40:00+07:00,k-1
        G-003,S2,2023-11-17T07:40:00+07:00,k-2

        """
      let found = try await faults { try await run(text, pool, conference) }
      #expect(found.count == 2)
      #expect(found.first?.hasPrefix("scans.csv:2:at: ") == true)
      #expect(found.last?.hasPrefix("scans.csv:3:session: the session \"S2\" is cancelled") == true)
    }
  }

  @Test func `in a file that contradicts what is recorded names the row`() async throws {
    try await withSample { pool, conference in
      _ = try await run(
        "external_id,session,at,key\nG-003,S1,2023-11-17T07:40:00+07:00,k-1\n", pool, conference)
      let found = try await faults {
        try await run(
          "external_id,session,at,key\nG-004,S1,2023-11-17T07:40:00+07:00,k-0\nG-003,S1,2023-11-17T07:41:00+07:00,k-1\n",
          pool, conference)
      }
      #expect(
        found == [
          "scans.csv:3:key: this key was recorded before with other contents; give each event its own"
        ])
      let keys = try await pool.run { try AttendanceStore.list(of: conference, in: $0).map(\.key) }
      #expect(!keys.contains("k-0"))
    }
  }

  @Test func `is listed by session`() async throws {
    try await withSample { pool, conference in
      let events = try await pool.run { try AttendanceStore.list(of: conference, session: "S2", in: $0) }
      #expect(events.count == 9)
      #expect(events.first?.attendee == "jetro")
      #expect(events.map(\.at) == events.map(\.at).sorted())
    }
  }
}

/// A tuple cannot leave a transaction; this can.
private struct Answer: Sendable {
  let event: AttendanceEvent
  let isNew: Bool
  init(_ answer: (event: AttendanceEvent, isNew: Bool)) { (event, isNew) = answer }
}
